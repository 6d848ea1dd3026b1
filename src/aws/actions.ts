/** The actions of AWS that the step calls, as IAM names them. */
export type AwsAction =
  | 'states:CreateStateMachine'
  | 'states:DescribeExecution'
  | 'states:DescribeStateMachine'
  | 'states:DescribeStateMachineAlias'
  | 'states:GetExecutionHistory'
  | 'states:ListExecutions'
  | 'states:ListStateMachines'
  | 'states:PublishStateMachineVersion'
  | 'states:StartExecution'
  | 'states:StopExecution'
  | 'states:UpdateStateMachine'
  | 'states:ValidateStateMachineDefinition'
  | 'ecs:DescribeTaskDefinition'
  | 'ecs:DescribeTasks'
  | 'logs:GetLogEvents'
  | 's3:GetObject'
  | 's3:ListBucket';

/** One call of an API. */
export interface Call {
  readonly action: AwsAction;
  /** The ARN or name it is called on. */
  readonly resource: string;
}
