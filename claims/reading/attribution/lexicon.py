"""The reporting verbs of English, one a line: lemma, frame, force, particles. ``verbs`` says what the letters mean."""

REPORTING_VERBS = """
say cq say
tell caq say
state cqn say
add cq say
note cq say
report coqn report
write cq say
tweet cq say
post cq say
text caq say
email caq say
declare coqn say
announce coqn say
explain cq say
observe cq say
work cp say out
remark cqn say about,on
comment q say on
mention co say
reiterate coq say
repeat coq say
continue q say
recall coq say
recount coq say
conclude cq say
reply cqn say
respond cqn say
answer q say
retort cq say
counter cq dispute
interject q say
joke cqn opine about
quip cq opine
muse cq opine
shout cq say
yell cq say
cry q say
whisper cq say
mutter cq say
chant q say
read q say
confide cq say
testify cq say
detail o say
outline o say
describe o say
summarize o say
inform caq say
notify ca say
remind caq say
assure caq assert
brief ca say
stress coq stress
emphasize coq stress
emphasise coq stress
underscore co stress
underline co stress
highlight co stress
insist cq assert on
maintain cq assert
contend cq claim
argue cq claim for,against
assert coq claim
claim coqn claim
allege coq accuse
purport ci claim
profess co claim
charge coqn accuse
accuse o accuse
blame o accuse for
fault o accuse for
confirm co confirm
verify co confirm
show co show
demonstrate co show
find co show out
reveal coq reveal
disclose coq reveal
discover t reveal
learn c reveal of
uncover o reveal
leak o reveal
indicate co suggest
suggest coq suggest
imply c suggest
hint cq suggest at
signal co suggest
insinuate c suggest
acknowledge coq admit
admit coqi admit to
concede coq admit
confess cq admit to
deny co deny
refute co deny
rebut co deny
reject oi deny
dismiss o dismiss
scoff q dismiss at
rubbish o dismiss
trash o dismiss
brush op dismiss aside,off
shrug op dismiss off
laugh op dismiss off
wave op dismiss away,aside,off
rebuff o deny
repudiate o deny
debunk o deny
mock o dismiss
ridicule o dismiss
belittle o dismiss
dispute co dispute
contest o dispute
contradict o dispute
question co dispute
challenge o dispute
contest o dispute
doubt con dispute
put o estimate
retract o deny
recant o deny
disavow o deny
withdraw o deny
disagree c dispute with
correct o correct
clarify coq correct
warn caq warn of,about,against
caution caq warn against
predict coq future
forecast co future
foresee co future
project co future
anticipate co future
expect ci future
estimate con estimate
calculate con estimate
reckon c estimate
believe c opine in
think cq opine about,of
feel t opine about,like
deem o opine
guess cq opine
assume c opine
presume c opine
suppose c opine
suspect con opine
speculate cqn opine about
imagine c opine
opine cq opine
figure t opine
understand t opine
know t assert
realize t assert
see t assert
notice t assert
remember t say
hear t report
fear con opine
worry cq opine about,over
hope cin opine for
wish ci opine for
want oi wish
wonder cq ask about
ask caqi ask about,for
inquire cq ask about
query cq ask
demand coqin wish
request o wish
call oq label for,on
label o label
brand o label
dub o label
term o label
characterize o label
characterise o label
portray o label
depict o label
liken o label to
compare o label
name o label
refer o say to
point c say out,to
allude o say to
speak op say of,about,out
talk o say about,of,up
discuss o say
debate o say
complain cq opine about,of
lament coq opine
regret co opine
bemoan o opine
grumble cq opine
gripe cq opine
criticize o criticise for
criticise o criticise for
condemn o criticise
denounce o criticise
decry o criticise
slam o criticise
blast o criticise
attack o criticise
assail o criticise
rip o criticise
knock o criticise
bash o criticise
rail o criticise against
lambast o criticise
lambaste o criticise
rebuke o criticise
deride o criticise
chide o criticise
hit o criticise back
praise o praise for
hail o praise
laud o praise
applaud o praise
commend o praise
tout o praise
welcome o praise
thank o praise for
congratulate o praise
celebrate o praise
defend o praise
support o favour
endorse o favour
favor o favour
favour o favour
oppose o favour
embrace o favour
prefer oi favour
like oi favour
agree ciq favour with,on,to
approve o favour of
accept co admit
promise coqin pledge
pledge coqin pledge
vow coqi pledge
swear ciq pledge
commit oi pledge to
threaten ci pledge
guarantee co pledge
plan oin pledge
intend oi pledge
aim oi pledge
seek oi wish
decide ci pledge on
choose i pledge
refuse i pledge
decline i pledge
propose coi wish
recommend coq wish
advise caoqi wish
urge oaqi wish
encourage oi wish
implore aqi wish
plead qi wish for
beg aqi wish
advocate o wish for
push o wish for
press o wish for
lobby i wish for
order oi wish
direct i wish
instruct i wish
invite i wish
convince ca say
persuade ca say
teach ca say
rule cq rule
determine t rule
judge co rule
hold t rule
decree c rule
cite o cite
quote oq cite
echo o say
list o say
tell ca say
boast cqn claim about,of
brag cq claim about
gloat q claim
rant q opine about
vent q opine
exclaim cq say
proclaim cq say
pronounce q say
retaliate q say
interrupt q say
bark q say
boom q say
beam q say
ponder cq ask
reference o say
retweet oq say
marvel cq opine at
admonish aq warn
scold aq criticise
apologize q admit for
apologise q admit for
tease q say
elaborate q say
chime q say in
gush q praise
sum q say up
lie q say about
preach c say
advertise c say
publish o say
release o say
present o say
introduce o say
lay o say out
spell o say out
make o say
express o say
voice o say
air o say
raise o say
issue o say
deliver o say
""".strip()
