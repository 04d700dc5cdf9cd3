import 'reflect-metadata';
import { Controller, Inject, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  ClientsModule,
  EventPattern,
  Payload,
  Transport,
  type ClientKafka,
  type MicroserviceOptions,
} from '@nestjs/microservices';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import Ajv from 'ajv';
import { lastValueFrom } from 'rxjs';
import { Repository } from 'typeorm';
import { clientConfig } from '../../../deploy/src/platform/platform';
import { caseEventSchema, type CaseEvent } from '../chains/case-event';
import { quietClient } from '../chains/quiet-client';
import { JOB_VARIABLE, serve, type Stage, type StageJob } from '../chains/stage-job';
import { CaseState } from './case-state';

const validate = new Ajv().compile(caseEventSchema);
const counts = { hops: 0, invalid: 0, chunks: 0 };
/** Decorators are evaluated when the file is loaded, before `serve` hands the job over. */
const job = JSON.parse(process.env[JOB_VARIABLE] ?? '{}') as StageJob;

/**
 * What the framework's own documentation leads to: one message, one `save`, one `emit`. No outbox and no
 * de-duplication: a crash between the two calls loses the hand-over, a redelivery doubles it.
 */
@Controller()
class StageController {
  constructor(
    @InjectRepository(CaseState) private readonly states: Repository<CaseState>,
    @Inject('KAFKA') private readonly kafka: ClientKafka,
  ) {}

  @EventPattern(job.from)
  async handle(@Payload() event: CaseEvent): Promise<void> {
    if (!validate(event)) {
      counts.invalid += 1;
      return;
    }
    const { caseId, fee, organisation, urgency, party, attachments } = event;
    const doc = { organisation, urgency, name: party.name, attachments: attachments.length };
    await this.states.save({ caseId, stage: job.stage, status: `stage-${job.stage}`, fee, doc });
    event.stage = job.stage;
    await lastValueFrom(this.kafka.emit(job.to, { key: caseId, value: event }), { defaultValue: undefined });
    counts.hops += 1;
    counts.chunks += 1;
  }
}

@Module({})
class StageModule {
  static of({ databaseUrl, schema, kafka, groupId }: StageJob): DynamicModule {
    const options = { client: clientConfig(kafka, groupId), producerOnlyMode: true };
    return {
      module: StageModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: databaseUrl,
          schema,
          entities: [CaseState],
          synchronize: true,
        }),
        TypeOrmModule.forFeature([CaseState]),
        ClientsModule.register([{ name: 'KAFKA', transport: Transport.KAFKA, options }]),
      ],
      controllers: [StageController],
    };
  }
}

async function startStage(): Promise<Stage> {
  quietClient();
  const { kafka, groupId } = job;
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(StageModule.of(job), {
    logger: ['error'],
    transport: Transport.KAFKA,
    options: {
      client: clientConfig(kafka, groupId),
      consumer: { groupId },
      subscribe: { fromBeginning: true },
    },
  });
  await app.listen();
  return {
    // It waits in a long poll of five seconds when there is nothing to read: that is rest enough.
    work: () => undefined,
    rest: () => undefined,
    counts: () => ({ ...counts }),
    stop: () => app.close(),
  };
}

serve(startStage);
