/** The account that everything belongs to: the one that AWS itself uses in its documentation. */
export const ACCOUNT_ID = '123456789012';

/** The bucket that is there from the start. */
export const OUTPUT_BUCKET = 'local-outputs';

/** The role that definitions made here carry; any other role's ARN is accepted as well. */
export const ROLE_ARN = `arn:aws:iam::${ACCOUNT_ID}:role/local`;
