// Preloaded into a process that is measured: writes the most memory that it has held, in KiB, when it exits.
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.PEAK_MEMORY_FILE, String(process.resourceUsage().maxRSS)));
