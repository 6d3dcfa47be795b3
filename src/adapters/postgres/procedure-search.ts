/** The search of procedures: one statement, in which what counts more is said with how much. */

/** A name as words between blanks, small, with its marks. */
const WORDS_OF = (text: string) =>
  `' ' || translate(lower(${text} COLLATE "vi-x-icu"), ',;:()/-–."“”', '            ') || ' '`;

/** What takes something away or ends it, by the first words after its code: who does not say so means the other. */
const ENDS = '(xoa|huy|thu hoi|cham dut|giai the|tam ngung|tam dung) ';

/** Who copied a code left out what stands before the dot: «013225». */
export const END_OF_CODE = /^\d{4,6}$/;
export const BY_END_OF_CODE = `SELECT code, names, field, tier, origin, status, intent, count(*) OVER ()::int AS total
  FROM motcua.procedure WHERE code LIKE '%' || $1 ORDER BY code LIMIT $2 OFFSET $3`;

/** Below this share of what was typed, what is found has only some words of it. */
export const MOST_OF_IT = 0.75;

/** Whether a procedure is of a matter, by its name. */
const IS_OF = "(NAME ~ m.names AND (m.but = '' OR NAME !~ m.but))";

/** `$1` how the procedures of each matter are named, `$2` how those are that are none: in that order, whether there is one. */
export const MATTERS_HERE = `SELECT EXISTS (SELECT FROM motcua.procedure p WHERE ${IS_OF.replaceAll('NAME', 'p.folded')}) AS here
  FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS m(names, but, n) ORDER BY m.n`;

/**
 * `$1` what was typed, folded; `$2` the same words as they were typed, small; `$3` how many; `$4` from which; `$5` and `$6` what is meant, as
 * `MATTERS_HERE`: those that are of it come first; `$7` the folded words that were typed as other words than people say for something.
 *
 * A word that no procedure has, nor begins with, is taken for the nearest one that some procedure has, if that is near for its length. A
 * whole word counts more than one that only begins so; one whose marks are others («tật» for «tất») less than one that is the same: the
 * words that people say, which our packs bring, are kept without marks and lose little. What few procedures have counts more than what
 * many have. Then counts the phrase, in the name before elsewhere; and what can be applied for stands before what cannot. Where some
 * procedure has the words, those with fewer of them are not meant. Only the best forty are compared closely; the others follow as they are.
 */
export const FIND_PROCEDURES = `WITH given AS (
    SELECT n, left(replace(replace(f, '%', ''), '_', ''), 40) AS f, left(a, 40) AS a
    FROM unnest(string_to_array($1, ' '), string_to_array($2, ' ')) WITH ORDINALITY AS g(f, a, n) WHERE n <= 12),
  typed AS MATERIALIZED (
    SELECT n, a, CASE WHEN EXISTS (SELECT FROM motcua.search_word s WHERE s.word LIKE f || '%') THEN f
      ELSE coalesce((SELECT s.word FROM motcua.search_word s
        WHERE abs(length(s.word) - length(f)) <= 2 AND length(f) > 2
          AND levenshtein_less_equal(s.word, f, 2) <= CASE WHEN length(f) < 7 THEN 1 ELSE 2 END
        ORDER BY levenshtein_less_equal(s.word, f, 2) - similarity(s.word, f), s.word LIMIT 1), f) END AS w, a <> f AS marked, f = ANY($7::text[]) AS other
    FROM given WHERE f <> ''),
  phrase AS MATERIALIZED (
    SELECT string_agg(w, ' ' ORDER BY n) AS w, string_agg(a, ' ' ORDER BY n) AS a, bool_or(marked) AS marked, bool_or(other) AS other, count(*) AS words FROM typed),
  listed AS MATERIALIZED (
    SELECT p.code, ' ' || p.search || ' ' AS search, ' ' || p.folded || ' ' AS name, p.origin <> 'catalogue' AS own,
      p.status = 'published' AND p.origin <> 'draft' AS open,
      CASE WHEN (SELECT marked FROM phrase) THEN ${WORDS_OF("concat_ws(' ', p.name, p.intent ->> 'vi', p.field)")} END AS spelt
    FROM motcua.procedure p),
  hit AS MATERIALIZED (
    SELECT l.code, t.n,
      CASE WHEN position(' ' || t.w || ' ' IN l.search) > 0
          THEN CASE WHEN NOT t.marked OR position(' ' || t.a || ' ' IN l.spelt) > 0 THEN 1 WHEN t.other THEN 0.2 WHEN l.own THEN 0.9 ELSE 0.5 END
        WHEN position(' ' || t.w IN l.search) > 0
          THEN CASE WHEN NOT t.marked OR position(' ' || t.a IN l.spelt) > 0 THEN 0.6 ELSE 0.3 END
        ELSE 0 END AS has
    FROM listed l CROSS JOIN typed t),
  rare AS (
    SELECT n, CASE WHEN sum(has) = 0 THEN 1.5 ELSE least(3, ln(2 + count(*) / (1 + sum(has)))) END AS weight FROM hit GROUP BY n),
  near AS (
    SELECT code, sum(has * weight) / sum(weight) AS said FROM hit JOIN rare USING (n) GROUP BY code),
  fitting AS MATERIALIZED (
    SELECT DISTINCT l.code FROM listed l JOIN unnest($5::text[], $6::text[]) AS m(names, but) ON ${IS_OF.replaceAll('NAME', 'l.name')}),
  counted AS (
    SELECT l.code, l.search, said, l.code IN (SELECT code FROM fitting) AS fits, said
      + CASE WHEN f.other THEN 0 WHEN position(' ' || f.w || ' ' IN l.name) > 0 THEN 0.4 WHEN position(' ' || f.w || ' ' IN l.search) > 0 THEN 0.3 ELSE 0 END
      + CASE WHEN f.marked AND position(' ' || f.a || ' ' IN l.spelt) > 0 THEN 0.1 ELSE 0 END
      - CASE WHEN l.name ~ '^ \\S+ (thu tuc )?${ENDS}' AND f.w || ' ' !~ '${ENDS}' THEN 0.4 ELSE 0 END
      + CASE WHEN l.code IN (SELECT code FROM fitting) THEN 2 ELSE 0 END
      + CASE WHEN l.open AND said >= 0.85 * max(said) OVER () THEN 0.3 ELSE 0 END AS score
    FROM near JOIN listed l USING (code) CROSS JOIN phrase f),
  meant AS (
    SELECT *, row_number() OVER (ORDER BY score DESC, length(search), code) AS rank, count(*) OVER ()::int AS total
    FROM counted WHERE fits OR said >= greatest(0.45, (SELECT 0.75 * max(said) FROM counted))),
  best AS MATERIALIZED (
    SELECT rank, score + 0.3 * word_similarity((SELECT w FROM phrase), search) AS score FROM meant WHERE rank <= 40)
  SELECT p.code, p.names, p.field, p.tier, p.origin, p.status, p.intent, m.total, (SELECT max(said) FROM counted)::float8 AS most
  FROM meant m JOIN motcua.procedure p USING (code) LEFT JOIN best USING (rank)
  ORDER BY m.rank > 40, best.score DESC, m.rank
  LIMIT $3 OFFSET $4`;
