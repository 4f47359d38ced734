import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** Every part of the file carries this time, so that the same plan gives the same bytes. The oldest a zip can say. */
const TIME = new Date(1980, 0, 1);

/** An error that a formula answered is stored as an error; the writer knows only text. */
const ERROR_AS_TEXT = /<c ([^>]*)t="str"([^>]*)>(<f[^>]*>(?:(?!<\/f>).)*<\/f>)<v>(#(?:N\/A|VALUE!|DIV\/0!|NUM!|NAME\?|REF!|NULL!|SPILL!|CALC!))<\/v>/g;
const storeErrors = (xml: string): string => xml.replaceAll(ERROR_AS_TEXT, '<c $1t="e"$2>$3<v>$4</v>');

/**
 * The writer asks Excel to calculate everything on opening; without the add-in that would turn every CCREDIT value into
 * #NAME?. The stored values stay until somebody recalculates.
 */
const keepValues = (xml: string): string => xml.replace(/<calcPr[^>]*\/>/, '<calcPr calcId="191029"/>');

const SERIES = /<c:ser>.*?<\/c:ser>/gs;

/**
 * A reference line over columns: the writer draws one kind of chart only, so the series marked as lines are moved from
 * the bar chart into a line chart on the same two axes.
 */
export const drawLinesOver = (xml: string, lines: readonly number[]): string => {
  const series = xml.match(SERIES) ?? [];
  const moved = lines.map((i) => series[i]!);
  const axes = (xml.match(/<c:barChart>.*<\/c:barChart>/s)?.[0].match(/<c:axId [^>]*\/>/g) ?? []).join("");
  if (moved.length === 0 || axes === "") return xml;
  const asLine = moved.map((one) =>
    one.replace(/<c:invertIfNegative [^>]*\/>/, "").replace(/<c:spPr>.*?<\/c:spPr>/s, "")
      .replace(/<\/c:tx>/, '</c:tx><c:spPr><a:ln w="22225"><a:solidFill><a:srgbClr val="8A1C1C"/></a:solidFill><a:prstDash val="dash"/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>'));
  const lineChart = `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${asLine.join("")}<c:marker val="1"/>${axes}</c:lineChart>`;
  return moved.reduce((left, one) => left.replace(one, ""), xml).replace("</c:barChart>", `</c:barChart>${lineChart}`);
};

/** The finished file: what the writer of the library leaves to be mended is mended here, part by part. */
export const finishFile = (bytes: Uint8Array, linesOfChart: readonly (readonly number[])[]): Uint8Array => {
  const parts = unzipSync(bytes);
  const mended = Object.entries(parts).map(([path, part]): [string, Uint8Array] => {
    const mend = (change: (xml: string) => string): [string, Uint8Array] => [path, strToU8(change(strFromU8(part)))];
    if (path === "xl/workbook.xml") return mend(keepValues);
    if (path.startsWith("xl/worksheets/sheet")) return mend(storeErrors);
    const chart = /^xl\/charts\/chart(\d+)\.xml$/.exec(path);
    const lines = chart ? (linesOfChart[Number(chart[1]) - 1] ?? []) : [];
    return lines.length > 0 ? mend((xml) => drawLinesOver(xml, lines)) : [path, part];
  });
  return zipSync(Object.fromEntries(mended), { mtime: TIME });
};
