/** Why S3 gave no answer that tells anything. */
export type S3Trouble =
  | { readonly kind: 'too-slow' | 'no-bucket' | 'access-denied' }
  /** The name of an error that needs no advice of its own. */
  | { readonly kind: 'other'; readonly name: string };

/** Something that was not as asked, and changes no ending. */
export type Notice =
  /** The execution's input has no `output_location`. */
  | { readonly kind: 'outputs-not-looked-for' }
  | { readonly kind: 'output-location-invalid' }
  | { readonly kind: 'outputs-unreadable'; readonly bucket: string; readonly why: S3Trouble }
  | {
      readonly kind: 'preview-unreadable';
      readonly bucket: string;
      readonly prefix: string;
      readonly key: string;
      readonly why: S3Trouble;
    }
  /** Of a failed attempt, or while it ran. */
  | { readonly kind: 'log-unreadable'; readonly error: Error }
  | { readonly kind: 'log-not-followed'; readonly error: Error }
  /** What an execution or Map Run did that a state ran. */
  | { readonly kind: 'work-unreadable'; readonly error: Error };

/** What an error of the S3 client says. */
export function s3Trouble(error: unknown): S3Trouble {
  const name = error instanceof Error ? error.name : 'Error';
  switch (name) {
    case 'NoSuchBucket':
      return { kind: 'no-bucket' };
    case 'AccessDenied':
    case 'Forbidden':
      return { kind: 'access-denied' };
    default:
      return { kind: 'other', name };
  }
}
