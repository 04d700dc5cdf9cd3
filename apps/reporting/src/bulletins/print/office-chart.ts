import type { PrintedChart } from '../printed';
import { xml } from './office-package';

export const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
export const CHART_URI = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

const FONT = '<a:defRPr sz="900"><a:latin typeface="SimSun"/><a:ea typeface="SimSun"/></a:defRPr>';
const texts = `<c:txPr><a:bodyPr/><a:p><a:pPr>${FONT}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;

/** A bar chart of DrawingML (ISO/IEC 29500-1, 21.2) with its values inside: it needs no sheet to be drawn. */
export function officeChart({ title, bars }: PrintedChart): string {
  const names = bars.map(({ label }, at) => `<c:pt idx="${at}"><c:v>${xml(label)}</c:v></c:pt>`);
  const values = bars.flatMap(({ value }, at) =>
    value === null ? [] : [`<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`],
  );
  const size = `<c:ptCount val="${bars.length}"/>`;
  return `<c:chartSpace xmlns:c="${CHART_URI}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="zh-CN" sz="1200" b="1"/><a:t>${xml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:v>${xml(title)}</c:v></c:tx><c:spPr><a:solidFill><a:srgbClr val="B01515"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:spPr/>${texts}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strLit>${size}${names.join('')}</c:strLit></c:cat><c:val><c:numLit><c:formatCode>General</c:formatCode>${size}${values.join('')}</c:numLit></c:val></c:ser><c:gapWidth val="60"/><c:axId val="111"/><c:axId val="222"/></c:barChart><c:catAx><c:axId val="111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${texts}<c:crossAx val="222"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="max"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`;
}

/** The frame that places a chart in a document or on a sheet. */
export const chartReference = (id: string): string =>
  `<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="${CHART_URI}"><c:chart xmlns:c="${CHART_URI}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${id}"/></a:graphicData></a:graphic>`;
