@echo off
rem Installs fazhi from this folder, without a network: install.cmd [folder]
setlocal
set PYTHON="%~dp0python\python.exe"
if exist %PYTHON% goto install
set PYTHON=py -@PYTHON@
%PYTHON% -c "" >nul 2>nul && goto install
set PYTHON=python
%PYTHON% -c "import sys; sys.exit(not sys.version.startswith('@PYTHON@.'))" >nul 2>nul && goto install
echo 没有找到 Python @PYTHON@：先安装，或者把它放进这里的 python 文件夹
set CODE=2
goto end
:install
%PYTHON% "%~dp0install.py" %*
set CODE=%errorlevel%
:end
if "%~1"=="" pause
exit /b %CODE%
