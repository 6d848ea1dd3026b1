import { LegacyStackSynthesizer, type StackProps } from 'aws-cdk-lib';

/**
 * How a stack is synthesized to a template that can be deployed by itself: without assets, and for any account that
 * was not bootstrapped.
 */
export function templateOnly(description: string): StackProps {
  return {
    description,
    // The newer ones want an account that was bootstrapped.
    // @ts-expect-error CDK's own interface is not written for exactOptionalPropertyTypes.
    synthesizer: new LegacyStackSynthesizer(),
    analyticsReporting: false,
  };
}
