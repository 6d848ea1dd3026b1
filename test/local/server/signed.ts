/**
 * The header of a request that is signed with a key. The local AWS checks the key's id alone, so that the rest is made up.
 */
export function signedBy(accessKeyId: string, region = 'us-east-1'): { readonly authorization: string } {
  const scope = `${accessKeyId}/20260101/${region}/local/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` };
}
