# To be sourced: starts a Sales sandbox and tells this shell's programs where it is. It ends with the shell, or: kill $SANDBOX
samples=${SAMPLES:-$(dirname "$PWD")}
jar=$samples/../target/gangway-runner.jar
[ -f "$jar" ] || { echo "first, at the top of the project: mvn -q install -DskipTests" >&2; return 1; }
ready=$(mktemp)
java -jar "$jar" sandbox > "$ready" 2> "$ready.log" &
SANDBOX=$!
trap 'kill $SANDBOX 2> /dev/null' EXIT
while [ ! -s "$ready" ]; do
  kill -0 $SANDBOX || { cat "$ready.log" >&2; return 1; }
  sleep 0.2
done
told() { sed "s/.*\"$1\":\"\([^\"]*\)\".*/\1/" "$ready"; }
export GANGWAY_SALES_URL=$(told url)
export GANGWAY_SALES_TOKEN_URL=$(told tokenUrl)
export GANGWAY_SALES_CLIENT_ID=$(told clientId)
export GANGWAY_SALES_CLIENT_SECRET=$(told clientSecret)
# the same for the samples that know nothing of Gangway
export DATAVERSE_ENVIRONMENT=$GANGWAY_SALES_URL
export DATAVERSE_TOKEN_ENDPOINT=$GANGWAY_SALES_TOKEN_URL
export DATAVERSE_CLIENT_ID=$GANGWAY_SALES_CLIENT_ID
export DATAVERSE_CLIENT_SECRET=$GANGWAY_SALES_CLIENT_SECRET
echo "Sales sandbox: $GANGWAY_SALES_URL (kill $SANDBOX)"
