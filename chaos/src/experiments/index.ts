import { SERVICE_NAMES } from '../../../deploy/src/platform/platform';
import type { Experiment } from '../experiment';
import { brokerAway, brokerFrozen, brokerRestarts } from './broker';
import { brokerNetwork } from './broker-network';
import { brokerWiped } from './broker-wiped';
import { answersLost, badNetwork, databaseRestarts, heldTransaction } from './database';
import { clockMoves } from './clock-moves';
import { crowdedCase } from './crowded-case';
import { timers } from './timers';
import { diskFull } from './disk-full';
import { burst, hotDepartment } from './load';
import { historyReplayed, poison, sentAgain } from './messages';
import {
  crashPoints,
  everythingAtOnce,
  randomKills,
  rebalanceStorm,
  rollingRestart,
  zombie,
} from './processes';
import { versionsSideBySide } from './versions-side-by-side';

/** All of them, in the order in which they are done. */
export const EXPERIMENTS: readonly Experiment[] = [
  ...SERVICE_NAMES.map((service) => crashPoints(`crash-points-${service}`, [service])),
  timers,
  randomKills,
  everythingAtOnce,
  rollingRestart,
  versionsSideBySide,
  zombie,
  rebalanceStorm,
  crowdedCase,
  databaseRestarts,
  answersLost,
  badNetwork,
  heldTransaction,
  brokerRestarts,
  brokerAway,
  brokerFrozen,
  brokerNetwork,
  brokerWiped,
  diskFull('database'),
  diskFull('broker'),
  clockMoves,
  sentAgain,
  historyReplayed,
  poison,
  hotDepartment,
  burst,
];

/** Without `--all`: what is worth knowing within four minutes. */
export const SHORT = ['crash-points-routing', 'commit-unanswered', 'sent-again', 'history-replayed'];
