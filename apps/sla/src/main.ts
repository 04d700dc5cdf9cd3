import { startService } from '@huiying/http';
import { config } from './sla.config';
import { SlaModule } from './sla.module';

void startService(SlaModule, config());
