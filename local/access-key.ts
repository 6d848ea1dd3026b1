import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What clients sign their requests with. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The keys of one run: one for its clients, and one for the containers of its tasks, which tells them apart. */
export interface AccessKeys {
  readonly client: AccessKey;
  readonly task: AccessKey;
}

/** A slash would end the id within a credential. No character here means anything to a shell. */
const ID = /^[A-Za-z0-9_-]{1,128}$/;
const SECRET = /^[A-Za-z0-9/+=_.-]{1,256}$/;

/** A key that nobody can guess: 160 random bits in its id, which alone is checked, and 240 in its secret. */
export function randomAccessKey(): AccessKey {
  return {
    accessKeyId: `LOCAL${randomBytes(20).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64url'),
  };
}

/** What is wrong with a key that somebody chose, as the end of a sentence. It shows neither the id nor the secret. */
export function faultOf({ accessKeyId, secretAccessKey }: AccessKey): string | undefined {
  if (!ID.test(accessKeyId)) {
    return 'must have an id of 1 to 128 letters, digits, hyphens and underscores';
  }
  return SECRET.test(secretAccessKey)
    ? undefined
    : 'must have a secret of 1 to 256 letters, digits and characters of /+=_.-';
}

/** Whether an id is that of a key. It takes as long for a wrong id as for the right one. */
export function hasId({ accessKeyId }: AccessKey, id: string): boolean {
  return timingSafeEqual(digest(accessKeyId), digest(id));
}

/** `timingSafeEqual` compares equal lengths only. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
