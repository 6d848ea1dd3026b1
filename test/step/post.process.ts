import { postStep } from '../../src/post.ts';

await postStep(process.env);
