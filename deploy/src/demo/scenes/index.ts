import { fiveLevelsScene } from './five-levels';
import { forgottenScene } from './forgotten';
import { huianScene } from './huian';
import { huianBadRatingScene } from './huian-bad-rating';
import { huianBatchScene } from './huian-batch';
import { huianCollectionScene } from './huian-collection';
import { jilinScene } from './jilin';
import { jilinAnnulledRatingScene } from './jilin-annulled-rating';
import { kaiyangScene } from './kaiyang';
import { kaiyangLettersScene } from './kaiyang-letters';
import { limitsScene } from './limits-elsewhere';
import { longnanTypesScene } from './limits-longnan';
import { longnanEmergencyScene } from './longnan-emergency';
import { longnanOnboardingScene } from './longnan-onboarding';
import { longnanOverdueScene } from './longnan-overdue';
import { longnanRedoScene } from './longnan-redo';
import { notTakenScene } from './not-taken';
import { nothingUnansweredScene } from './nothing-unanswered';
import type { Scene } from './scene';
import { unreadableScene } from './unreadable';
import { xinxiangBadRatingScene } from './xinxiang-bad-rating';
import { xinxiangConsultationScene } from './xinxiang-consultation';
import { xinxiangHeldScene } from './xinxiang-held';
import { xinxiangNightScene } from './xinxiang-night';
import { xinxiangOfficeScene } from './xinxiang-office';
import { xinxiangStaticQrScene } from './xinxiang-static-qr';

/** The stories, in the order in which the simulated year goes by. */
export const SCENES: readonly Scene[] = [
  xinxiangConsultationScene,
  longnanOnboardingScene,
  longnanRedoScene,
  longnanOverdueScene,
  longnanEmergencyScene,
  xinxiangHeldScene,
  jilinScene,
  jilinAnnulledRatingScene,
  huianScene,
  huianBadRatingScene,
  huianBatchScene,
  huianCollectionScene,
  fiveLevelsScene,
  kaiyangScene,
  kaiyangLettersScene,
  xinxiangNightScene,
  xinxiangOfficeScene,
  xinxiangStaticQrScene,
  xinxiangBadRatingScene,
  notTakenScene,
  longnanTypesScene,
  limitsScene,
  forgottenScene,
  unreadableScene,
  nothingUnansweredScene,
];
