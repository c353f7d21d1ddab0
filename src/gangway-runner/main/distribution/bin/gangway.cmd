@echo off
rem gangway VERB: Gangway with the settings, the log settings and the routes of the directory that this script lies in.
rem
rem   JAVA_HOME             the Java to use, 17 or newer; default: the one on the path
rem   GANGWAY_JAVA_OPTIONS  replaces the options below; give a long backlog more memory, such as "-Xmx512m"
rem   GANGWAY_DATA          where the embedded database lies while no other is set; default: data beside this bin
setlocal
for %%I in ("%~dp0..") do set "here=%%~fI"
set "options=%GANGWAY_JAVA_OPTIONS%"
if not defined options set "options=-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError"
set "data=%GANGWAY_DATA%"
if not defined data set "data=%here%\data"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" %options% "-Dgangway.home=%here%" "-Dgangway.data=%data%" "-Dlog4j2.configurationFile=%here%\conf\log4j2.xml" -cp "%here%\lib\*;%here%\lib-demo\*" dev.gangway.runner.GangwayCommand %*
exit /b %ERRORLEVEL%
