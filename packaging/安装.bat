@echo off
rem 安装 shishi:不联网,不要管理员权限。装在 %LOCALAPPDATA%\shishi;再运行一次就是升级,台账不动。
setlocal
cd /d "%~dp0"
set RELEASE={release}
set PYTHON=
set "FITS=import sys; sys.exit(not (sys.version_info >= (3, 11) and '%RELEASE%' in ('any', '.'.join(map(str, sys.version_info[:2])))))"
for %%P in ("py -%RELEASE%" "py" "python" "python3") do (
  if not defined PYTHON (
    %%~P -c "%FITS%" >nul 2>nul
    if not errorlevel 1 set PYTHON=%%~P
  )
)
if not defined PYTHON (
  if "%RELEASE%"=="any" (
    echo 没有找到 Python 3.11 或更高版本,请先安装,再运行本程序。
  ) else (
    echo 没有找到 Python %RELEASE%,请先安装 python-%RELEASE% 的安装程序,再运行本程序。
    echo 有 3.11 以上的别的版本的,可以换用名字以 any 结尾的离线包。
  )
  echo Python 3.11 不能在 Windows 7 上运行,需要 Windows 10 或更高。
  pause
  exit /b 1
)
set HOME_DIR=%LOCALAPPDATA%\shishi
"%HOME_DIR%\venv\Scripts\python.exe" -c "%FITS%" >nul 2>nul
if errorlevel 1 %PYTHON% -m venv --clear --without-pip "%HOME_DIR%\venv"
if errorlevel 1 goto failed
for %%W in (wheels\pip-*.whl) do set PIP=%%W
"%HOME_DIR%\venv\Scripts\python.exe" "%PIP%\pip" install --quiet --disable-pip-version-check --no-index --no-deps --force-reinstall -r wheels.txt
if errorlevel 1 goto failed
if not exist "%HOME_DIR%\bin" mkdir "%HOME_DIR%\bin"
> "%HOME_DIR%\bin\shishi.bat" echo @"%HOME_DIR%\venv\Scripts\shishi.exe" %%*
powershell -NoProfile -Command "$p=[Environment]::GetEnvironmentVariable('Path','User'); $b=$env:LOCALAPPDATA+'\shishi\bin'; if (($p -split ';') -notcontains $b) {[Environment]::SetEnvironmentVariable('Path', ($p.TrimEnd(';')+';'+$b), 'User')}"
"%HOME_DIR%\venv\Scripts\shishi.exe" --version
echo 装好了。请重新打开命令行窗口,再运行: shishi import 样例\2023-03.csv
pause
exit /b 0
:failed
echo 安装没有完成,见上面的提示。台账没有改动。
pause
exit /b 1
