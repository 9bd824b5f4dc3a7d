"""The statements that make the ledger's first tables, and those of the year. They landed: they stay."""

VERSION = """
    added_by INTEGER NOT NULL REFERENCES operations(id),
    ended_by INTEGER REFERENCES operations(id)
"""

TABLES = (
    """CREATE TABLE operations (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    command TEXT NOT NULL,
    reason TEXT NOT NULL,
    undoes INTEGER REFERENCES operations(id)
) STRICT""",
    """CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    encoding TEXT NOT NULL,
    month TEXT NOT NULL,
    added_by INTEGER NOT NULL REFERENCES operations(id)
) STRICT""",
    f"""CREATE TABLE programmes (
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programmes(id),
    region TEXT NOT NULL,
    year INTEGER NOT NULL,
    {VERSION}
) STRICT""",
    f"""CREATE TABLE projects (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES projects(id),
    programme INTEGER NOT NULL REFERENCES programmes(id),
    number TEXT NOT NULL,
    {VERSION}
) STRICT""",
    # The cells as printed, by column; NULL where the table has no such column.
    f"""CREATE TABLE sheet_rows (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES projects(id),
    month TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES sources(id),
    sheet INTEGER NOT NULL,
    line INTEGER NOT NULL,
    number TEXT, title TEXT, target TEXT, count_unit TEXT, level TEXT, lead_unit TEXT,
    helpers TEXT, person TEXT, goal TEXT, progress TEXT, done TEXT, share TEXT, verdict TEXT,
    remark TEXT, next_plan TEXT,
    {VERSION}
) STRICT""",
    # What nobody adds up or sorts by is JSON: it is read whole, with its project.
    f"""CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES projects(id),
    month TEXT NOT NULL,
    rules TEXT NOT NULL,
    levels TEXT NOT NULL,
    units TEXT NOT NULL,
    helpers TEXT NOT NULL,
    milestones TEXT NOT NULL,
    signals TEXT NOT NULL,
    notices TEXT NOT NULL,
    {VERSION}
) STRICT""",
    f"""CREATE TABLE measures (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES projects(id),
    month TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    level TEXT,
    bound TEXT NOT NULL,
    {VERSION}
) STRICT""",
    # The words of a figure stand in the row of its project and month, in cell `cell`, unless
    # `file` names another file; `sheet` and `line` count from that row's (a project can span rows).
    f"""CREATE TABLE figures (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES projects(id),
    month TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    amount TEXT NOT NULL,
    bound TEXT NOT NULL,
    basis TEXT,
    origin TEXT NOT NULL,
    rule TEXT NOT NULL,
    doubts TEXT NOT NULL,
    cell TEXT,
    first INTEGER,
    stop INTEGER,
    words TEXT,
    sheet INTEGER,
    line INTEGER,
    file TEXT,
    {VERSION}
) STRICT""",
    f"""CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES projects(id),
    month TEXT NOT NULL,
    field TEXT NOT NULL,
    measure INTEGER,
    value TEXT NOT NULL,
    note TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    {VERSION}
) STRICT""",
    f"""CREATE TABLE unit_names (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    {VERSION}
) STRICT""",
)

YEAR_TABLES = (
    f"""CREATE TABLE lives (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES projects(id),
    begins TEXT,
    ends TEXT,
    into_project INTEGER REFERENCES projects(id),
    document TEXT NOT NULL,
    reason TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    {VERSION}
) STRICT""",
    # The cells of the year's list by column, as JSON: it is read whole, with its project.
    f"""CREATE TABLE listed (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES projects(id),
    source INTEGER NOT NULL REFERENCES sources(id),
    sheet INTEGER NOT NULL,
    line INTEGER NOT NULL,
    texts TEXT NOT NULL,
    {VERSION}
) STRICT""",
    # What the year's plan asks for by the end of `month`, the last of a quarter where `months` is 3.
    f"""CREATE TABLE plans (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES projects(id),
    month TEXT NOT NULL,
    months INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES sources(id),
    sheet INTEGER NOT NULL,
    line INTEGER NOT NULL,
    words TEXT NOT NULL,
    {VERSION}
) STRICT""",
)

# Which project of the year before one goes on with.
CARRIED = f"""CREATE TABLE carried (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES projects(id),
    former INTEGER NOT NULL REFERENCES projects(id),
    document TEXT NOT NULL,
    reason TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    {VERSION}
) STRICT"""
