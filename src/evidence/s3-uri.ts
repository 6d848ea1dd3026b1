/** Where an output location is: a bucket, and what the keys of all that lies there begin with. */
export interface S3Place {
  readonly bucket: string;
  /** Ends with a slash, unless it is the whole bucket and empty. */
  readonly prefix: string;
}

/** The folder that an output location means: `reports/c1` holds `reports/c1/…`, not `reports/c10/…`. */
export function parseS3Uri(uri: string): S3Place | undefined {
  const [, bucket, path = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri) ?? [];
  const prefix = path === '' || path.endsWith('/') ? path : `${path}/`;
  return bucket === undefined ? undefined : { bucket, prefix };
}
