const NAMES = [
  'States.Array',
  'States.ArrayContains',
  'States.ArrayGetItem',
  'States.ArrayLength',
  'States.ArrayPartition',
  'States.ArrayRange',
  'States.ArrayUnique',
  'States.Base64Decode',
  'States.Base64Encode',
  'States.Format',
  'States.Hash',
  'States.JsonMerge',
  'States.JsonToString',
  'States.MathAdd',
  'States.MathRandom',
  'States.StringSplit',
  'States.StringToJson',
  'States.UUID',
] as const;

/** The intrinsic functions of the States Language, all of them. */
export type IntrinsicName = (typeof NAMES)[number];

/** Whether there is an intrinsic function of this name. */
export function isIntrinsicName(name: string): name is IntrinsicName {
  return NAMES.some((known) => known === name);
}
