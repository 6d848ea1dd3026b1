/** A legal pair: cpu in units (1,024 a vCPU), memory in MiB. */
export interface FargateSize {
  readonly cpu: number;
  readonly memory: number;
}

/** Each cpu with its least and most memory and the step between, in MiB, as the Fargate documentation lists them. */
const TIERS: readonly (readonly [cpu: number, least: number, most: number, step: number])[] = [
  [256, 512, 1024, 512],
  [256, 2048, 2048, 1024],
  [512, 1024, 4096, 1024],
  [1024, 2048, 8192, 1024],
  [2048, 4096, 16_384, 1024],
  [4096, 8192, 30_720, 1024],
  [8192, 16_384, 61_440, 4096],
  [16_384, 32_768, 122_880, 8192],
];

/** Every legal pair, by cpu and then by memory. */
export const FARGATE_SIZES: readonly FargateSize[] = TIERS.flatMap(([cpu, least, most, step]) =>
  Array.from({ length: (most - least) / step + 1 }, (_, index) => ({ cpu, memory: least + index * step })),
);

/** The memory of the largest pair, in MiB. */
export const LARGEST_MEMORY = 122_880;

/** The cpu values of Fargate, ascending. */
export const FARGATE_CPUS: readonly number[] = [...new Set(FARGATE_SIZES.map(({ cpu }) => cpu))];

/** The smallest legal pair with at least this cpu and memory, and at most so much memory; undefined if there is none. */
export function fitSize(cpu: number, memory: number, mostMemory = LARGEST_MEMORY): FargateSize | undefined {
  return FARGATE_SIZES.find((size) => size.cpu >= cpu && size.memory >= memory && size.memory <= mostMemory);
}
