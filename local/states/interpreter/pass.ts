import type { Json } from '../../json.ts';
import { assign, combine, effectiveInput, exit, output } from './data-flow.ts';
import { evaluate } from './evaluate.ts';
import type { Exit, Frame } from './frame.ts';
import { transition } from './state-fields.ts';

/** Pass: gives its input on, or what Output (JSONata), Result or Parameters (JSONPath) make of it. */
export async function pass(frame: Frame): Promise<Exit> {
  const { state } = frame;
  const next = transition(state);
  if (frame.language.name === 'JSONata') {
    return exit(frame, {
      output: await output(frame, state, 'Output', frame.input),
      assigned: await assign(frame, state, 'Assign'),
      next,
    });
  }
  const result = await passResult(frame);
  return exit(frame, {
    output: await combine(frame, result),
    assigned: await assign(frame, state, 'Assign', { input: result }),
    next,
  });
}

async function passResult(frame: Frame): Promise<Json> {
  const input = await effectiveInput(frame);
  const { Result: fixed, Parameters: template } = frame.state;
  if (fixed !== undefined) {
    return fixed;
  }
  return template === undefined ? input : evaluate(frame, 'Parameters', template, { input });
}
