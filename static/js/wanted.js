/**
 * Which language of a page its reader asks for: RFC 4647 lookup, within one script.
 */

/** Two codes for one language, both in use (CLDR, languageMatching). */
const SAME = { no: "nb" };

/**
 * Complete a tag by its likely script and region (UTS #35, Likely Subtags).
 *
 * @param {string} tag A BCP 47 tag; a cookie or a browser may hold anything.
 * @returns {{language: string, script?: string, region?: string} | null}
 */
function likely(tag) {
  try {
    const { language, script, region } = new Intl.Locale(tag).maximize();
    return { language: SAME[language] ?? language, script, region };
  } catch {
    return null;
  }
}

/**
 * Tell how well a language serves who asks for another.
 *
 * @param {string} wanted The tag that is asked for.
 * @param {string} had The tag that is there.
 * @returns {number} -1: not at all, for its readers read another language or script.
 */
function fit(wanted, had) {
  const one = likely(wanted);
  const other = likely(had);
  if (!one || one.language !== other?.language || one.script !== other.script) {
    return -1;
  }
  const exact = wanted.toLowerCase() === had.toLowerCase();
  const general = !new Intl.Locale(had).region;
  return 4 * exact + 2 * (one.region === other.region) + general;
}

/**
 * Find the first wanted language that is there.
 *
 * @param {Iterable<string>} wanted Tags, the most wanted first.
 * @param {string[]} there Tags; of two that serve equally, the first counts.
 * @returns {string | undefined} One of `there`.
 */
export function lookup(wanted, there) {
  for (const tag of wanted) {
    const fits = there.map((had) => fit(tag, had));
    const best = Math.max(...fits);
    if (best >= 0) return there[fits.indexOf(best)];
  }
}
