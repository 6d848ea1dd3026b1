/** The templates that are committed, by the stack that each is of. */
export const TEMPLATES: Readonly<Record<string, string>> = {
  uploads: 'infra/template.json',
  'uploads-process-error': 'infra/process-error.json',
};

/** What CloudFormation takes in one request, without a bucket. */
export const MAX_TEMPLATE_BYTES = 51_200;
