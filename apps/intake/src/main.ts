import { startService } from '@huiying/http';
import { config } from './intake.config';
import { IntakeModule } from './intake.module';

void startService(IntakeModule, config());
