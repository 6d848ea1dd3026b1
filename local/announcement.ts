import type { AccessKey } from './access-key.ts';

/** Any region is served; this one spares a shell that has none from choosing. */
const REGION = 'eu-west-1';

/** What the program prints when it serves: its address for people, and the variables for a shell to evaluate. */
export function announcement({
  url,
  accessKeyId,
  secretAccessKey,
}: AccessKey & { readonly url: string }): string {
  return [
    `listening on ${url}`,
    `export AWS_ENDPOINT_URL=${url}`,
    `export AWS_REGION=${REGION}`,
    `export AWS_ACCESS_KEY_ID=${accessKeyId}`,
    `export AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
    '',
  ].join('\n');
}
