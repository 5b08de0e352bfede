/** The names of the firmwares, without the engine behind them: the command line reads its words before it loads that. */
export { firmwares } from '../boot/machine/names.js';
