// Runs inside the extension host of VS Code, with its whole API; writes down what came of each test.

const { writeFileSync } = require('node:fs');
const { setTimeout: after } = require('node:timers/promises');

const FEATURES = ['./findings.cjs', './navigation.cjs', './writing.cjs', './actions.cjs', './languages.cjs', './settings.cjs', './commands.cjs', './word.cjs'];
/** No test takes longer, in milliseconds; what a busy machine needs, for alone none takes a tenth of it. */
const LIMIT = 60_000;

exports.run = async () => {
  const results = [];
  for (const [name, body] of FEATURES.flatMap((file) => Object.entries(require(file)))) {
    const begin = Date.now();
    let error = null;
    try {
      const late = after(LIMIT, 'late', { ref: false });
      if ((await Promise.race([body(), late])) === 'late') {
        error = `not done within ${LIMIT / 1000} s`;
      }
    } catch (thrown) {
      error = String(thrown?.stack ?? thrown);
    }
    results.push({ name, error, seconds: (Date.now() - begin) / 1000 });
    // Each time, so that what was done is known when the host stops.
    writeFileSync(process.env.KAMERLINT_RESULTS, JSON.stringify(results));
  }
};
