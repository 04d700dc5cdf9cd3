import { Injectable, Logger } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import { Gauge, register } from 'prom-client';
import { FORM_OF_ROWS, PROJECTED_FORM } from './rebuild/projected-form';

const COMMAND = 'npm run --silent huiying -- reporting rebuild';
const FIGURE = 'huiying_projected_forms_behind';

/** Says that figures rest on rows of an older release, instead of giving them silently: at the start, and as a figure. */
@Injectable()
export class RowsOfAnOlderForm {
  private readonly logger = new Logger('reporting');

  constructor(private readonly reader: Reader) {}

  async sayIfAny(): Promise<void> {
    const behind = await this.formsBehind();
    if (behind > 0)
      this.logger.warn(`rows are ${behind} forms older than what figures expect; run once: ${COMMAND}`);
  }

  /** A rebuild goes on beside the service: whoever scrapes sees it done without a restart. */
  showAsFigure(): void {
    const formsBehind = (): Promise<number> => this.formsBehind();
    register.removeSingleMetric(FIGURE);
    new Gauge({
      name: FIGURE,
      help: 'How many forms the rows are older than what figures expect; above 0: run a rebuild.',
      async collect() {
        // while the database is away the last answer stands, and the other figures are told
        await formsBehind().then(
          (forms) => this.set(forms),
          () => undefined,
        );
      },
    });
  }

  private async formsBehind(): Promise<number> {
    const [rows] = await this.reader.query<{ form: number }>(FORM_OF_ROWS);
    return Math.max(0, PROJECTED_FORM - (rows?.form ?? PROJECTED_FORM));
  }
}
