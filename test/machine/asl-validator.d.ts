/** The package has no types of its own. */
declare module 'asl-validator' {
  /** Checks a definition, and writes into it as it goes. */
  export default function validate(definition: unknown): {
    readonly isValid: boolean;
    readonly errorsText: () => string;
  };
}
