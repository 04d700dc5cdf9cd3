import { SERVICE_NAMES } from '../../../deploy/src/platform/platform';
import type { Experiment } from '../experiment';
import { brokerAway, brokerFrozen, brokerRestarts } from './broker';
import { brokerNetwork } from './broker-network';
import { brokerWiped } from './broker-wiped';
import { answersLost, badNetwork, databaseRestarts, heldTransaction } from './database';
import { crowdedCase } from './crowded-case';
import { timers } from './timers';
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

/** All of them, in the order in which they are done. */
export const EXPERIMENTS: readonly Experiment[] = [
  ...SERVICE_NAMES.map((service) => crashPoints(`crash-points-${service}`, [service])),
  timers,
  randomKills,
  everythingAtOnce,
  rollingRestart,
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
  sentAgain,
  historyReplayed,
  poison,
  hotDepartment,
  burst,
];

/** Without `--all`: what is worth knowing within four minutes. */
export const SHORT = ['crash-points-routing', 'commit-unanswered', 'sent-again', 'history-replayed'];
