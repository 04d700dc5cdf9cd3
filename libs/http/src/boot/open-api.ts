import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { edgeInWords } from './edge-in-words';

/** The OpenAPI 3 document of a service, from its controllers and what the edge adds to each. */
export function openApiOf(app: INestApplication, service: string): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle(`回应 (Huiying) ${service}`)
    .setDescription('Errors are RFC 9457 problem details with a stable `code`.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addSecurityRequirements('bearer')
    .build();
  return edgeInWords(SwaggerModule.createDocument(app, about));
}

/** Serves it: a page at `/docs`, the document at `/docs-json`. */
export function openDocs(app: INestApplication, service: string): void {
  SwaggerModule.setup('docs', app, () => openApiOf(app, service), { jsonDocumentUrl: 'docs-json' });
}
