import { Injectable, Logger } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import { FORM_OF_ROWS, PROJECTED_FORM } from './rebuild/projected-form';

const COMMAND = 'npm run --silent huiying -- reporting rebuild';

/** Says at the start that figures rest on rows of an older release, instead of giving them silently. */
@Injectable()
export class RowsOfAnOlderForm {
  private readonly logger = new Logger('reporting');

  constructor(private readonly reader: Reader) {}

  async sayIfAny(): Promise<void> {
    const [rows] = await this.reader.query<{ form: number }>(FORM_OF_ROWS);
    const form = rows?.form ?? PROJECTED_FORM;
    if (form < PROJECTED_FORM)
      this.logger.warn(`rows are of form ${form}, figures expect ${PROJECTED_FORM}; run once: ${COMMAND}`);
  }
}
