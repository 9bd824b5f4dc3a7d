"""What the system refuses, in words (系统拒绝的原因)."""

import errno
from typing import Final

_REASONS: Final = {
    errno.ENOSPC: "磁盘已满",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在磁盘是只读的",
    errno.ENOENT: "文件或文件夹不存在",
    errno.EISDIR: "这是文件夹,不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已经存在",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘读写出错",
}


def refusal(error: OSError) -> str:
    """The reason in Chinese; what has no words here is said in the system's."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
