"""Everything that can be wrong with a file, one function a code, in words a person can act on."""

from collections.abc import Sequence
from dataclasses import replace

from shishi_cli.domain.errors import Problem, UnreadableFile

_EXCERPT = 40
_FEW = 5
_NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))
_SAVE_AS = "请在 Excel 或 WPS 中另存为“CSV UTF-8(逗号分隔)”后再导入"
_NEEDED = "需要“项目内容”和“进展情况”(或月目标、完成数、完成率)各一列,最好还有“序号”"


def unreadable(name: str, problems: Sequence[Problem]) -> UnreadableFile:
    """The error that carries all the problems of the file `name`, many of a kind as one."""
    return UnreadableFile(
        f"{name} 有 {len(problems)} 处问题,未读取",
        "请按下列各处的提示修改后再试",
        _grouped(problems),
    )


def _grouped(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems in order; more than a few with one code in one column are told once.

    A table filled up with 2,000 blank lines has one problem, not 2,000 lines of them.
    """
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        # Without its digits a place is the column: 第6行:进展情况, Sheet1!E17.
        kind = (problem.code, problem.place.translate(_NO_DIGITS))
        kinds.setdefault(kind, []).append(problem)
    told: list[Problem] = []
    for alike in kinds.values():
        if len(alike) <= _FEW:
            told += alike
        else:
            others = tuple(problem.place for problem in alike[1:_FEW])
            told.append(replace(alike[0], count=len(alike), others=others))
    return tuple(told)


def binary(name: str, kind: str, remedy: str = _SAVE_AS) -> Problem:
    """E201: a kind that no reader reads; `kind` says what it looks like, empty when unknown."""
    looks = f",像是{kind}" if kind else ""
    return Problem("E201", name, f"这不是能读的表格{looks}", remedy)


def many_nuls(name: str, count: int) -> Problem:
    """E201 too: so many NULs that it is no text; a copy that broke off is filled up with them."""
    hint = "请重新下载或拷贝;能用 Excel、WPS 打开的,另存为 .xlsx 后再导入"
    return Problem("E201", name, f"这不是能读的表格,里面有 {count:,} 个空字符(NUL)", hint)


def empty(name: str) -> Problem:
    """E202: no characters, or only white space."""
    return Problem("E202", name, "文件是空的", "请检查导出是否成功")


def folder(name: str) -> Problem:
    """E203: a folder in place of a file."""
    return Problem("E203", name, "这是文件夹,不是文件", "请给出其中的表格文件")


def missing(path: str) -> Problem:
    """E204: no such file."""
    return Problem("E204", path, "找不到这个文件", "请检查文件名和所在文件夹")


def no_heading(place: str, seen: Sequence[str], lacking: Sequence[str]) -> Problem:
    """E205: no row of headings with what is needed; `lacking` names the columns not found."""
    shown = "、".join(f"“{shorten(text)}”" for text in seen[:12]) or "无"
    what = f"表头缺少{'、'.join(lacking)}" if lacking else "没有找到可识别的表头"
    hint = _NEEDED if lacking != ["“进展情况”"] else f"{_NEEDED};年初的清单或全年计划请加 --list"
    return Problem("E205", place, f"{what};看到的是:{shown}", hint)


def row_length(place: str, found: int, expected: int, excerpt: str) -> Problem:
    """E206: a row with more or fewer cells than the headings."""
    if found > expected:
        hint = "单元格内的逗号会把一格拆成两格,请给该格加上双引号"
        return Problem("E206", place, f"有 {found} 格,表头只有 {expected} 格", hint, excerpt)
    hint = "请补齐缺少的单元格,空格也要保留分隔符"
    return Problem("E206", place, f"只有 {found} 格,表头有 {expected} 格", hint, excerpt)


def duplicate(place: str, number: str, first: str, excerpt: str) -> Problem:
    """E207: a number that an earlier row has; `first` says where."""
    message = f"序号“{number}”与{first}重复"
    return Problem("E207", place, message, "每个项目的序号只能出现一次", excerpt)


def not_a_number(place: str, excerpt: str) -> Problem:
    """E208: words in a column of figures that has none, in a table that tells nothing else."""
    hint = "请填写数字,没有数据时留空;这一栏写的是进展的,请把表头改为“进展情况”"
    return Problem("E208", place, "应为数字,而整栏没有一个数", hint, excerpt)


def no_projects(place: str) -> Problem:
    """E209: headings, and no project under them."""
    return Problem("E209", place, "表头下面没有项目", "请检查表格是否完整")


def encoding(place: str) -> Problem:
    """E210: bytes that neither UTF-8 nor GB18030 explains."""
    hint = f"请从原系统重新导出或重新拷贝;在 Excel 中打开文字正常的,{_SAVE_AS.removeprefix('请在 Excel 或 WPS 中')}"
    return Problem("E210", place, "文字编码无法识别或已损坏", hint)


def half_character(place: str, excerpt: str) -> Problem:
    """E210 too: an escape of JSON that is half of a character."""
    hint = "请从原系统重新导出,或把它改成要写的字"
    return Problem("E210", place, "这个转义只是半个字,不是文字", hint, excerpt)


def two_encodings(place: str) -> Problem:
    """E218 too: a file in GBK with a part in UTF-8, as two exports put together are."""
    hint = "请从原系统重新导出;或在编辑器中打开,改好乱码的行,另存为 UTF-8 后再导入"
    return Problem("E218", place, "文件里混有两种文字编码(GBK 和 UTF-8),已损坏", hint)


def other_encoding(name: str, encoding: str) -> Problem:
    """E210 too: bytes in an encoding that is not read without being named."""
    hint = "请在编辑器或 Excel 中打开,另存为“CSV UTF-8(逗号分隔)”后再导入"
    return Problem("E210", name, f"文字编码像是 {encoding},没有读取", hint)


def garbled(name: str) -> Problem:
    """E210 too: words that were read in a wrong encoding before they were saved."""
    hint = "请从原系统重新导出;在 Excel 中打开时要选对编码(65001: UTF-8,936: GBK)再另存"
    return Problem("E210", name, "文字是乱码,像是用错的编码打开后又保存的", hint)


def no_number(place: str, excerpt: str) -> Problem:
    """E211: words without a number, which belong to no project."""
    return Problem(
        "E211", place, "这一行没有序号", "请填写所属项目的序号,或把内容并入该项目", excerpt
    )


def no_title(place: str, number: str) -> Problem:
    """E212: a number without the project's words."""
    return Problem("E212", place, f"序号“{number}”没有项目内容", "请填写项目内容")


def quoting(place: str, excerpt: str) -> Problem:
    """E213: double quotes that do not pair, so that cells cannot be told apart."""
    hint = "双引号必须成对;单元格内的双引号要写成两个"
    return Problem("E213", place, "双引号没有成对", hint, excerpt)


def unknown_format(name: str, said: str, known: Sequence[str]) -> Problem:
    """E214: a format named by a person that no reader has."""
    hint = f"请从这些格式中选一个: {'、'.join(known)};不写则由文件内容判断"
    return Problem("E214", name, f"没有“{said}”这种格式", hint)


def unknown_encoding(name: str, said: str) -> Problem:
    """E216: an encoding named by a person that does not exist."""
    return Problem("E216", name, f"没有“{said}”这种文字编码", "常见的有 utf-8、gb18030、utf-16")


def no_such_table(name: str, said: str, known: Sequence[str]) -> Problem:
    """E217: a table or sheet named by a person that the file does not have."""
    hint = f"文件中有: {'、'.join(known)}"
    return Problem("E217", name, f"没有“{said}”这张表", hint)


def unopened(name: str, reason: str) -> Problem:
    """E215: the system does not let the file be read."""
    return Problem("E215", name, f"无法打开文件({reason})", "请检查权限,或关闭正在使用它的程序")


def special(path: str) -> Problem:
    """E231: a pipe, a socket or a device in place of a file."""
    return Problem("E231", path, "这不是普通文件", "要从管道读取,请用 - 代替文件名")


def changing(name: str) -> Problem:
    """E232: somebody wrote in the file each time it was read."""
    return Problem("E232", name, "读取时文件正在被修改", "请等保存或下载完成后再导入")


def too_large(name: str, megabytes: int) -> Problem:
    """E233: far larger than any table; `megabytes` is the most that is read."""
    return Problem("E233", name, f"超过 {megabytes} MB,不像进展表", "请检查是不是给错了文件")


def damaged(name: str, part: str = "") -> Problem:
    """E218: an office file that is cut off or damaged; `part` is the place inside it."""
    where = f"({part})" if part else ""
    hint = "请重新下载或重新拷贝;能用 Excel、WPS 打开的,另存一份后再导入"
    return Problem("E218", name, f"文件不完整或已损坏{where}", hint)


def encrypted(name: str) -> Problem:
    """E219: an encrypted file; Excel encrypts a protected workbook without asking for a password."""
    hint = (
        "请在 Excel、WPS 或 Word 中打开(有密码的用密码打开),取消密码和“保护工作簿”,"
        "另存为 .xlsx 或 .docx 后再导入"
    )
    return Problem("E219", name, "文件是加密的(有打开密码,或用了“保护工作簿”)", hint)


def bomb(name: str, part: str, megabytes: int) -> Problem:
    """E220: a part that unpacks to more than any table: an archive made to fill the memory."""
    hint = "请核实来源;确是大表的,请拆成几个文件,或另存为 CSV"
    return Problem("E220", name, f"解压后有 {megabytes} MB,不像一张表({part})", hint)


def beyond(name: str, what: str, most: int) -> Problem:
    """E220 too: more of something than any table has, as in a file made to fill the memory."""
    hint = "请核实来源;确是大表的,请拆成几个文件,或另存为 CSV"
    return Problem("E220", name, f"{what}超过 {most:,},不像一张表", hint)


def entities(name: str, part: str) -> Problem:
    """E221: XML with a document type, in which entities hide."""
    hint = "请核实来源;可在 Excel 或 WPS 中打开,另存一份后再导入"
    return Problem("E221", name, f"文件中有不该有的文档类型声明({part}),没有读取", hint)


def long_cell(place: str, length: int, text: str) -> Problem:
    """E222: more characters in a cell than any spreadsheet holds."""
    message = f"这一格有 {length} 个字,超过了一格能有的 32767 个"
    return Problem("E222", place, message, "请检查是不是整篇文章粘进了一格", shorten(text))


def uncounted(name: str, text: str) -> Problem:
    """E224: formulas without a stored result, in a table that has other problems."""
    return Problem("E224", name, text, "请在 Excel 或 WPS 中打开,保存后再导入")


def several_versions(name: str, known: Sequence[str], option: str) -> Problem:
    """E223: tables with the same projects, and nothing that says which is meant."""
    message = f"有 {len(known)} 张表列着相同序号的项目: {'、'.join(known)}"
    hint = f"请用 --month 写明是哪个月,或用 {option} 指定一张,如 {option} {known[-1]}"
    return Problem("E223", name, message, hint)


def columns_unclear(place: str, first: str, last: str) -> Problem:
    """E225: columns that may hold the year's plan, or what each month did."""
    message = f"“{first}”至“{last}”各栏是计划还是完成数,表中没有写明"
    hint = "是全年计划的请加 --list;是完成数的请用 --month 写明取哪个月的一栏"
    return Problem("E225", place, message, hint)


def nested(name: str) -> Problem:
    """E241: a page whose elements stand in each other thousands deep."""
    return Problem("E241", name, "网页标签嵌套过深,不像正常的网页", "请用浏览器打开,另存后再导入")


def nul(place: str) -> Problem:
    """E242: a NUL among the words, as broken copies and exports leave behind."""
    hint = "请在编辑器中删除空字符,或重新导出后再导入"
    return Problem("E242", place, "有空字符(NUL),文件可能已损坏", hint)


def no_page(name: str) -> Problem:
    """E243: mail, or a page saved as one file, without a page in it."""
    return Problem("E243", name, "文件中没有网页正文", "请在浏览器中重新另存网页后再导入")


def unread_page(name: str, part: str) -> Problem:
    """E243 too: a document whose words stand in a file embedded in it, of a kind that is not read."""
    hint = "请用 Word 打开后另存为 .docx,再导入"
    return Problem("E243", name, f"正文是嵌在里面的另一个文件({part}),没有读取", hint)


def json_syntax(place: str, excerpt: str) -> Problem:
    """E244: text that begins as JSON and is none."""
    return Problem("E244", place, "不是完整的 JSON", "请检查文件是否完整,或重新导出", excerpt)


def json_shape(name: str) -> Problem:
    """E245: JSON in which no list of projects is found."""
    hint = "需要由项目组成的列表,每项写明“序号”“项目内容”“进展情况”等"
    return Problem("E245", name, "JSON 中没有项目列表", hint)


def no_tables(folder: str, suffixes: Sequence[str]) -> Problem:
    """E234: a folder without a file that could be a table."""
    hint = f"能读的文件有 {' '.join(suffixes)}"
    return Problem("E234", folder, "文件夹中没有能读的表格", hint)


def shorten(text: str) -> str:
    """A cell's beginning in one line, for an excerpt."""
    line = " ".join(text[: 4 * _EXCERPT].split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"
