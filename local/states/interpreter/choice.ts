import type { Json } from '../../json.ts';
import { assign, effectiveInput, exit, output, outputPath } from './data-flow.ts';
import { failureOf, holds } from './evaluate.ts';
import type { Exit, Frame } from './frame.ts';
import { objectsField, textField } from './state-fields.ts';

/**
 * Choice: goes where the first rule that holds says, else to Default. The Assign and Output of the rule count;
 * those of the state itself count for Default.
 * Throws StateFailure `States.NoChoiceMatched` when no rule holds and there is no Default.
 */
export async function choice(frame: Frame): Promise<Exit> {
  const input = await effectiveInput(frame);
  const rules = objectsField(frame.state, 'Choices');
  for (const [index, rule] of rules.entries()) {
    const field = `Choices[${index}]`;
    if (await holds(frame, `${field}/Condition`, rule, input)) {
      return leave(frame, input, rule, `${field}/`, textField(rule, 'Next') ?? null);
    }
  }
  const fallback = textField(frame.state, 'Default');
  if (fallback === undefined) {
    throw failureOf(
      frame,
      'States.NoChoiceMatched',
      'Failed to transition out of the state. The state does not point to a next state.',
    );
  }
  return leave(frame, input, frame.state, '', fallback);
}

async function leave(
  frame: Frame,
  input: Json,
  owner: Frame['state'],
  place: string,
  next: string | null,
): Promise<Exit> {
  const leaving =
    frame.language.name === 'JSONata'
      ? await output(frame, owner, `${place}Output`, frame.input)
      : await outputPath(frame, input);
  return exit(frame, {
    output: leaving,
    assigned: await assign(frame, owner, `${place}Assign`, { input }),
    next,
  });
}
