// Counts tests and prints a line for each.

export const tally = { passed: 0, failed: 0 };

export function report(name, error) {
  if (error === undefined) {
    tally.passed += 1;
    console.log(`ok      ${name}`);
  } else {
    tally.failed += 1;
    console.log(`FAILED  ${name}\n        ${String(error?.stack ?? error).slice(0, 1500).replaceAll('\n', '\n        ')}`);
  }
}

export async function test(name, body) {
  const begin = Date.now();
  try {
    await body();
    report(`${name} (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
  } catch (error) {
    report(name, error);
  }
}
