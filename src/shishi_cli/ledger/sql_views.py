"""The views that other programs and `shishi sql` read: the facts in force, without any judgement.

Their columns are a contract, described in the manual: a migration may add some, never change or
take away one.
"""


def _lasting(field: str, measure: str) -> str:
    """What a person set last, for the month or one before it."""
    return (
        f"(SELECT e.value FROM entries e WHERE e.project = r.project AND e.month <= r.month"
        f" AND e.field = '{field}' AND coalesce(e.measure, 0) = {measure} AND e.ended_by IS NULL"
        " ORDER BY e.month DESC LIMIT 1)"
    )


def _of_month(field: str) -> str:
    """What a person set for the month itself."""
    return (
        "(SELECT e.value FROM entries e WHERE e.project = r.project AND e.month = r.month"
        f" AND e.field = '{field}' AND coalesce(e.measure, 0) = m.position AND e.ended_by IS NULL)"
    )


def _told(kind: str, column: str = "amount") -> str:
    """What the text tells of the measure."""
    return (
        f"(SELECT f.{column} FROM figures f WHERE f.project = m.project AND f.month = m.month"
        f" AND f.position = m.position AND f.kind = '{kind}' AND f.ended_by IS NULL)"
    )


V_STATUS = f"""CREATE VIEW v_status AS
SELECT g.region, g.year, r.month, p.number, r.title, r.lead_unit,
    m.position AS measure, m.name, m.unit, m.level, m.bound,
    coalesce({_lasting("target", "m.position")}, {_told("target")}) AS target,
    coalesce({_of_month("goal")}, {_told("goal")}) AS goal,
    coalesce({_of_month("actual")}, {_told("actual")}) AS actual,
    coalesce({_lasting("basis", "m.position")},
        CASE WHEN {_of_month("actual")} IS NOT NULL THEN 'cumulative' END,
        {_told("actual", "basis")}) AS basis,
    {_told("stated")} AS stated,
    CASE WHEN coalesce({_lasting("target", "m.position")}, {_of_month("goal")},
        {_of_month("actual")}, {_lasting("basis", "m.position")}) IS NOT NULL
        THEN 'person' ELSE 'text' END AS origin,
    r.goal AS goal_text, r.progress AS progress_text, p.project
FROM programmes g
JOIN projects p ON p.programme = g.programme AND p.ended_by IS NULL
JOIN sheet_rows r ON r.project = p.project AND r.ended_by IS NULL
LEFT JOIN measures m ON m.project = r.project AND m.month = r.month AND m.ended_by IS NULL
WHERE g.ended_by IS NULL"""

V_FIGURES = """CREATE VIEW v_figures AS
SELECT g.region, g.year, f.month, p.number, f.position AS measure, m.name, m.unit, f.kind,
    f.amount, f.bound, f.basis, f.origin, f.words, f.cell, f.first, f.stop,
    coalesce(f.file, s.name) AS file, CASE WHEN f.file IS NULL THEN r.sheet + f.sheet ELSE f.sheet
    END AS sheet, CASE WHEN f.file IS NULL THEN r.line + f.line ELSE f.line END AS line,
    f.rule, f.doubts, NULL AS person, NULL AS note, f.added_by AS operation, f.project
FROM programmes g
JOIN projects p ON p.programme = g.programme AND p.ended_by IS NULL
JOIN sheet_rows r ON r.project = p.project AND r.ended_by IS NULL
JOIN sources s ON s.id = r.source
JOIN figures f ON f.project = r.project AND f.month = r.month AND f.ended_by IS NULL
JOIN measures m ON m.project = f.project AND m.month = f.month AND m.position = f.position
    AND m.ended_by IS NULL
WHERE g.ended_by IS NULL
UNION ALL
SELECT g.region, g.year, e.month, p.number, e.measure, m.name, m.unit, e.field,
    e.value, 'exact', NULL, 'person', NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, '[]', e.person, e.note, e.added_by, e.project
FROM programmes g
JOIN projects p ON p.programme = g.programme AND p.ended_by IS NULL
JOIN entries e ON e.project = p.project AND e.ended_by IS NULL
    AND e.field IN ('target', 'goal', 'actual')
LEFT JOIN measures m ON m.project = e.project AND m.month = e.month AND m.position = e.measure
    AND m.ended_by IS NULL
WHERE g.ended_by IS NULL"""

# An operation is undone by the last one that undid it, unless that one is undone itself, and so on:
# an odd number of steps from the operation to the end of that chain.
V_LOG = """CREATE VIEW v_log AS
SELECT o.id AS operation, o.at, o.person, o.command, o.reason, o.undoes,
    (WITH RECURSIVE chain(last, step) AS (
        SELECT (SELECT max(u.id) FROM operations u WHERE u.undoes = o.id), 1
        UNION ALL
        SELECT (SELECT max(u.id) FROM operations u WHERE u.undoes = chain.last), chain.step + 1
        FROM chain WHERE chain.last IS NOT NULL)
    SELECT CASE WHEN max(step) % 2 = 0 THEN min(last) END FROM chain) AS undone_by
FROM operations o"""

VIEWS = (V_STATUS, V_FIGURES, V_LOG)
