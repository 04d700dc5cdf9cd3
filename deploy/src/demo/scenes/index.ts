import { huianScene } from './huian';
import { forgottenScene } from './forgotten';
import { huianBadRatingScene } from './huian-bad-rating';
import { jilinAnnulledRatingScene } from './jilin-annulled-rating';
import { jilinScene } from './jilin';
import { kaiyangScene } from './kaiyang';
import { limitsScene } from './limits-elsewhere';
import { longnanTypesScene } from './limits-longnan';
import { longnanEmergencyScene } from './longnan-emergency';
import { longnanOverdueScene } from './longnan-overdue';
import { longnanRedoScene } from './longnan-redo';
import { notTakenScene } from './not-taken';
import type { Scene } from './scene';
import { unreadableScene } from './unreadable';
import { xinxiangConsultationScene } from './xinxiang-consultation';
import { xinxiangHeldScene } from './xinxiang-held';

/** The stories, in the order in which the simulated year goes by. */
export const SCENES: readonly Scene[] = [
  xinxiangConsultationScene,
  longnanRedoScene,
  longnanOverdueScene,
  longnanEmergencyScene,
  xinxiangHeldScene,
  jilinScene,
  jilinAnnulledRatingScene,
  huianScene,
  huianBadRatingScene,
  kaiyangScene,
  notTakenScene,
  longnanTypesScene,
  limitsScene,
  forgottenScene,
  unreadableScene,
];
