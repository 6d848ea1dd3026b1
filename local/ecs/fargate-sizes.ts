/**
 * The pairs of CPU units and MiB of memory that Fargate can run, and no others:
 * 256 with 512, 1024 or 2048; the larger ones with a range in steps of 1, 4 or 8 GB.
 */
const RANGES: ReadonlyMap<number, { readonly from: number; readonly to: number; readonly step: number }> =
  new Map([
    [512, { from: 1024, to: 4096, step: 1024 }],
    [1024, { from: 2048, to: 8192, step: 1024 }],
    [2048, { from: 4096, to: 16_384, step: 1024 }],
    [4096, { from: 8192, to: 30_720, step: 1024 }],
    [8192, { from: 16_384, to: 61_440, step: 4096 }],
    [16_384, { from: 32_768, to: 122_880, step: 8192 }],
  ]);

export function isFargateSize(cpuUnits: number, memoryMib: number): boolean {
  if (cpuUnits === 256) {
    return [512, 1024, 2048].includes(memoryMib);
  }
  const range = RANGES.get(cpuUnits);
  return (
    range !== undefined &&
    memoryMib >= range.from &&
    memoryMib <= range.to &&
    (memoryMib - range.from) % range.step === 0
  );
}

/** CPU as ECS takes it: `256`, `.25 vCPU`, `0.25vcpu` → units of 1/1024 vCPU. */
export function parseCpu(text: string): number | undefined {
  return parseAmount(text, /^v?cpu$/i);
}

/** Memory as ECS takes it: `512`, `1 GB`, `0.5gb` → MiB. */
export function parseMemory(text: string): number | undefined {
  return parseAmount(text, /^gb$/i);
}

function parseAmount(text: string, unit: RegExp): number | undefined {
  const match = /^\s*(\d+|\d*\.\d+)\s*([A-Za-z]*)\s*$/.exec(text);
  const [, amount = '', suffix = ''] = match ?? [];
  if (match === null || (suffix !== '' && !unit.test(suffix))) {
    return undefined;
  }
  const value = suffix === '' ? Number(amount) : Number(amount) * 1024;
  return Number.isInteger(value) ? value : undefined;
}
