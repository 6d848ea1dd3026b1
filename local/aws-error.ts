/**
 * An error as an AWS service answers it: the wire carries `__type` = name, `message`, and the HTTP status.
 * Services throw it; the server turns it into the response.
 */
export class AwsError extends Error {
  override readonly name: string;
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}
