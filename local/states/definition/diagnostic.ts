/** One finding about a definition, as ValidateStateMachineDefinition answers it. */
export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  /** Such as `SCHEMA_VALIDATION_FAILED`, `MISSING_TRANSITION_TARGET`, `INVALID_JSON_DESCRIPTION`. */
  readonly code: string;
  readonly message: string;
  /** A JSON pointer into the definition, such as `/States/RunECSTask/Catch/0/Next`. */
  readonly location: string;
}
