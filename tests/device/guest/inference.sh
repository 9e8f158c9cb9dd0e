# What a new window costs the student on this core.
/opt/hrvxkd profile >/tmp/out 2>&1
code=$?
sed 's/^/  | /' /tmp/out
echo "CHECK profile $code"
