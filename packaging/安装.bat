@echo off
chcp 936 >nul
rem 安装 shishi:不联网,不要管理员权限。装在 %LOCALAPPDATA%\shishi;再运行一次就是升级,台账不动。
setlocal DisableDelayedExpansion
rem A folder of the network is no place for cmd to be in, but as a drive that pushd lends.
pushd "%~dp0"
set "RELEASE={release}"
set "KIND={kind}"
set "NEW="
if not exist wheels.txt (
  echo 这里没有离线包的其他文件。请先把离线包全部解压出来,再运行解压后的 安装.bat。
  goto failed
)
set "PYTHON="
rem What runs from the shop (WindowsApps) writes into a folder of its own, where nobody finds it.
set "FITS=import sys, sysconfig; sys.exit(not (sys.version_info >= (3, 11) and '%RELEASE%' in ('any', '.'.join(map(str, sys.version_info[:2]))) and '%KIND%' in ('any', sysconfig.get_platform().replace('-', '_')) and 'WindowsApps' not in sys.executable))"
for %%P in ("py -%RELEASE%" py python python3) do call :try %%~P
if not defined PYTHON goto without
set "CHECK=import hashlib, pathlib, sys; sys.exit(any(hashlib.sha256(pathlib.Path(name).read_bytes()).hexdigest() != told for told, name in (line.split('  ', 1) for line in pathlib.Path('校验.txt').read_text('utf-8').splitlines())))"
%PYTHON% -c "%CHECK%" >nul 2>nul
if not %ERRORLEVEL%==0 goto broken
rem Each time into a folder of its own: what was installed stays as it is until the new one can be used.
set "HOME_DIR=%LOCALAPPDATA%\shishi"
set "NEW=%HOME_DIR%\venv-%RANDOM%"
%PYTHON% -m venv --clear --without-pip "%NEW%"
if not %ERRORLEVEL%==0 goto failed
for %%W in (wheels\pip-*.whl) do set "INSTALLER=%%W"
"%NEW%\Scripts\python.exe" "%INSTALLER%\pip" install --isolated --quiet --disable-pip-version-check --no-index --no-deps -r wheels.txt
if not %ERRORLEVEL%==0 goto failed
"%NEW%\Scripts\shishi.exe" --version
if not %ERRORLEVEL%==0 goto failed
if not exist "%HOME_DIR%\bin" mkdir "%HOME_DIR%\bin"
rem It holds the whole path of its Python. A batch file would ask after Ctrl-C, and lose quotes.
copy /y "%NEW%\Scripts\shishi.exe" "%HOME_DIR%\bin\shishi.exe" >nul
if not %ERRORLEVEL%==0 goto running
pushd "%HOME_DIR%"
for /d %%D in (venv*) do if not "%HOME_DIR%\%%D"=="%NEW%" rd /s /q "%%D" 2>nul
popd
powershell -NoProfile -Command "$b=$env:LOCALAPPDATA+'\shishi\bin'; $p=@([Environment]::GetEnvironmentVariable('Path','User') -split ';' | Where-Object {$_}); if ($p -notcontains $b) {[Environment]::SetEnvironmentVariable('Path', (($p+$b) -join ';'), 'User')}"
echo 装好了。请重新打开命令行窗口;如果提示找不到 shishi,请运行 "%HOME_DIR%\bin\shishi.exe"
echo 开始: shishi import "%~dp0样例\2023-03.csv"
popd
pause
exit /b 0
:without
if "%RELEASE%"=="any" (
  echo 没有找到 Python 3.11 或更高版本,请先安装,再运行本程序。
) else (
  echo 没有找到 Python %RELEASE%。请先安装 {installer},再运行本程序。
  echo 有 3.11 以上的别的版本的,可以换用名字以 any 结尾的离线包。
)
echo 微软商店里的 Python 不能用,请用 python.org 的。Python 3.11 不能在 Windows 7 上运行,需要 Windows 10 或更高。
goto failed
:broken
echo 文件不完整(校验不符),请重新复制离线包。
goto failed
:running
echo 不能写入 "%HOME_DIR%\bin\shishi.exe"。shishi 正在运行的,请先关闭。
:failed
if defined NEW rd /s /q "%NEW%" 2>nul
echo 安装没有完成,见上面的提示。原来装好的没有动,台账没有改动。
popd
pause
exit /b 1
:try
if defined PYTHON exit /b 0
%* -c "%FITS%" >nul 2>nul
if %ERRORLEVEL%==0 set "PYTHON=%*"
exit /b 0
