#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes scenarios/seed/*.json: every snippet of two tutorials, with variants, and their traces."""
import json, os, sys
here=os.path.dirname(os.path.abspath(__file__)); sys.path.insert(0,here)
import oracle
out=os.path.join(here,'scenarios','seed'); os.makedirs(out,exist_ok=True)
def log(t): return {"op":"log","text":t}
def sleep(ms): return {"op":"sleep","ms":ms}
def ret(v): return {"op":"return","value":v}
def rais(t,m): return {"op":"raise","type":t,"msg":m}
def iff(c,then,els=None):
    d={"op":"if","cond":c,"then":then}
    if els: d["else"]=els
    return d
def call(c,**a): return dict({"coro":c},**({"args":a} if a else {}))
def V(x): return {"var":x}
S={}
def add(name,title,coros,main="main",**kw):
    S[name]=dict({"schema":1,"name":name,"title":title},**kw); S[name]["coros"]=coros; S[name]["main"]=main
def might_fail(text,ms=1000,verbose=False):
    b=[]
    if verbose: b.append(iff({"truthy":V("should_succeed")},[log("Executing operation that should succeed...")],[log("Executing operation that should fail...")]))
    return {"params":["should_succeed"],"body":b+[sleep(ms),iff({"not":{"truthy":V("should_succeed")}},[rais("ValueError",text)]),ret("Success!")]}
def mf(ok): return call("might_fail",should_succeed=ok)
add("a1_s1_basic_try_except","Article 1 §1: try/except around an awaited coroutine",{
 "might_fail":might_fail("The operation failed!",verbose=True),
 "main":{"body":[{"op":"try","body":[{"op":"await","of":mf(False),"as":"result"},log("Result: {result}")],
   "except":[{"types":["ValueError"],"as":"e","body":[log("Caught a specific error: {e}")]}]}]}})
add("a1_s2_gather_fail_fast","Article 1 §2: gather fail-fast (the commented-out snippet)",{
 "might_fail":might_fail("The operation failed!",verbose=True),
 "main":{"body":[{"op":"gather","of":[mf(True),mf(False),mf(True)],"as":"results"}]}})
def named():
    return {"params":["name","ok","delay"],"body":[log("{name} start"),
      {"op":"try","body":[sleep(V("delay"))],
       "except":[{"types":["CancelledError"],"body":[log("{name} CANCELLED"),{"op":"reraise"}]}]},
      iff({"not":{"truthy":V("ok")}},[rais("ValueError","{name} failed")]),log("{name} finished in the background"),ret("Success!")]}
def nm(n,ok,d): return call("might_fail",name=n,ok=ok,delay=d)
add("a1_s2b_gather_fail_fast_siblings_survive","Fail-fast, main survives: the siblings run on; the second failure is silent",{
 "might_fail":named(),
 "main":{"body":[{"op":"try","body":[{"op":"gather","of":[nm("A",True,300),nm("B",False,100),nm("C",False,200),nm("D",True,9000)]}],
   "except":[{"types":["ValueError"],"as":"e","body":[log("main caught: {e}")]}]},sleep(500),log("main ends")]}})
add("a1_s2c_gather_return_exceptions","Article 1 §2: gather(return_exceptions=True)",{
 "might_fail":might_fail("This operation failed!"),
 "main_robust":{"body":[log("Running multiple tasks concurrently..."),
  {"op":"gather","of":[mf(True),mf(False),mf(True)],"return_exceptions":True,"as":"results"},
  log("\n--- All tasks have completed ---"),
  {"op":"for","in":"results","index":"i","as":"result","body":[iff({"isinstance":[V("result"),"Exception"]},
     [log("Task {i} failed with an error: {result}")],[log("Task {i} succeeded with result: {result}")])]}]}},main="main_robust")
add("a1_s2d_return_exceptions_cancelled_child","The article's result loop and a cancelled child: CancelledError is not an Exception",{
 "work":{"body":[sleep(1000),ret("Success!")]},
 "canceller":{"body":[sleep(100),{"op":"cancel","of":"$t"}]},
 "main":{"body":[{"op":"spawn","coro":"work","as":"$t"},{"op":"spawn","coro":"canceller"},
  {"op":"gather","of":[call("work"),V("$t")],"return_exceptions":True,"as":"results"},
  {"op":"for","in":"results","index":"i","as":"result","body":[iff({"isinstance":[V("result"),"Exception"]},
     [log("Task {i} failed with an error: {result}")],[log("Task {i} succeeded with result: {result}")])]}]}})
add("a1_s2e_return_exceptions_outer_cancelled","gather(return_exceptions=True) does raise when it is cancelled itself",{
 "work":{"params":["n"],"body":[{"op":"try","body":[sleep(1000)],"except":[{"types":["CancelledError"],"body":[log("child {n} cancelled"),{"op":"reraise"}]}]}]},
 "canceller":{"body":[sleep(100),{"op":"cancel","of":"$g"}]},
 "main":{"body":[{"op":"gather","of":[call("work",n=1),call("work",n=2)],"return_exceptions":True,"await":False,"as":"$g"},
  {"op":"spawn","coro":"canceller"},
  {"op":"try","body":[{"op":"await","of":V("$g"),"as":"r"},log("{r}")],"except":[{"types":["CancelledError"],"as":"e","body":[log("gather raised CancelledError")]}]}]}})
add("a1_s3_fire_and_forget","Article 1 §3: fire-and-forget, exception never retrieved",{
 "might_fail":might_fail("This operation failed!"),
 "fire_and_forget":{"body":[{"op":"spawn","coro":"might_fail","args":{"should_succeed":False}},sleep(2000)]}},main="fire_and_forget")
add("a1_s3_main_ends_first","What the article's comment describes: main ends first - no report, the task is cancelled",{
 "might_fail":might_fail("This operation failed!"),
 "main":{"body":[{"op":"spawn","coro":"might_fail","args":{"should_succeed":False}},sleep(200),log("main ends before the task fails")]}})
add("a1_s3_stored_reference","Same failing task, but main keeps a reference: the report comes when main's locals die",{
 "might_fail":might_fail("This operation failed!"),
 "main":{"body":[{"op":"spawn","coro":"might_fail","args":{"should_succeed":False},"as":"t"},sleep(2000),log("main ends")]}})
add("a1_s3d_never_awaited","coroutine ... was never awaited",{
 "might_fail":might_fail("This operation failed!"),
 "main":{"body":[{"op":"make","coro":"might_fail","args":{"should_succeed":False}},log("after the call")]}})
add("a1_s3_fix_await","The fix: await the task",{
 "might_fail":might_fail("This operation failed!"),
 "main":{"body":[{"op":"spawn","coro":"might_fail","args":{"should_succeed":False},"as":"my_task"},
  {"op":"try","body":[{"op":"await","of":V("my_task")}],"except":[{"types":["ValueError"],"as":"e","body":[log("caught {e}")]}]}]}})
add("a1_s3e_done_callback","A done callback counts only if it retrieves the exception",{
 "might_fail":might_fail("This operation failed!",100),
 "main":{"body":[{"op":"spawn","coro":"might_fail","args":{"should_succeed":False},"as":"t"},{"op":"callback","of":"t","id":"only logs","do":"log"},{"op":"drop","of":"t"},sleep(300),
   {"op":"spawn","coro":"might_fail","args":{"should_succeed":False},"as":"t"},{"op":"callback","of":"t","id":"retrieves","do":"retrieve"},{"op":"drop","of":"t"},sleep(300)]}})
add("a2_s1_basic","Article 2 §1: basic coroutine",{
 "fetch_data":{"body":[log("Fetching data..."),sleep(2000),log("Data fetched"),ret("data")]},
 "main":{"body":[{"op":"call","coro":"fetch_data","as":"result"},log("{result}")]}})
add("a2_s2_try_except_finally","Article 2 §2: try/except/finally",{
 "risky_task":{"body":[{"op":"try","body":[log("Starting risky task..."),sleep(2000),rais("ValueError","Something went wrong!")],
   "except":[{"types":["ValueError"],"as":"e","body":[log("Caught an error: {e}")]}],"finally":[log("Cleanup after task")]}]},
 "main":{"body":[{"op":"call","coro":"risky_task"}]}})
def twe(completed=True,result=False):
    b=[sleep(1000)]
    if completed: b.append(log("Task {name} started"))
    b.append(iff({"eq":[V("name"),"Task 2"]},[rais("ValueError","Error in {name}")]))
    if completed: b.append(log("Task {name} completed"))
    if result: b+= [iff({"eq":[V("name"),"Task 1"]},[ret("Task 1 result")]),ret("Task 3 result")]
    return {"params":["name"],"body":b}
def T(i): return call("task_with_error",name="Task %d"%i)
add("a2_s3_sequential_await","Article 2 §3: a list of coroutine objects awaited one after the other (3 s, not concurrent)",{
 "task_with_error":twe(),
 "main":{"body":[{"op":"list","of":[T(1),T(2),T(3)],"as":"tasks"},
  {"op":"for","in":"tasks","as":"task","body":[{"op":"try","body":[{"op":"await","of":V("task")}],"except":[{"types":["Exception"],"as":"e","body":[log("Caught an error in task: {e}")]}]}]}]}})
add("a2_s3b_sequential_await_uncaught","The same without try/except: the coroutine behind the failure is never awaited",{
 "task_with_error":twe(),
 "main":{"body":[{"op":"list","of":[T(1),T(2),T(3)],"as":"tasks"},{"op":"for","in":"tasks","as":"task","body":[{"op":"await","of":V("task")}]}]}})
add("a2_s4_gather_return_exceptions","Article 2 §4: gather(return_exceptions=True)",{
 "task_with_error":twe(result=True),
 "main":{"body":[{"op":"list","of":[T(1),T(2),T(3)],"as":"tasks"},{"op":"gather","of":[{"each":"tasks"}],"return_exceptions":True,"as":"results"},
  {"op":"for","in":"results","as":"result","body":[iff({"isinstance":[V("result"),"Exception"]},[log("Caught an exception: {result}")],[log("Task completed with result: {result}")])]}]}})
add("a2_s4b_gather_default_does_not_cancel","Article 2 §4 claims gather cancels the other tasks: it does not",{
 "task_with_error":{"params":["name"],"body":[iff({"eq":[V("name"),"Task 2"]},[sleep(100)],[sleep(300)]),log("Task {name} started"),iff({"eq":[V("name"),"Task 2"]},[rais("ValueError","Error in {name}")]),log("Task {name} completed"),ret("ok")]},
 "main":{"body":[{"op":"list","of":[{"spawn":T(1)},{"spawn":T(2)},{"spawn":T(3)}],"as":"tasks"},
  {"op":"try","body":[{"op":"gather","of":[{"each":"tasks"}]}],"except":[{"types":["ValueError"],"as":"e","body":[log("gather raised: {e}"),{"op":"for","in":"tasks","as":"t","body":[{"op":"inspect","of":"t"}]}]}]},
  sleep(500),{"op":"for","in":"tasks","as":"t","body":[{"op":"inspect","of":"t"}]}]}})
add("a2_s5_create_task","Article 2 §5: create_task, then await each",{
 "task_with_error":twe(completed=False,result=True),
 "main":{"body":[{"op":"list","of":[{"spawn":T(1)},{"spawn":T(2)},{"spawn":T(3)}],"as":"tasks"},
  {"op":"for","in":"tasks","as":"task","body":[{"op":"try","body":[{"op":"await","of":V("task"),"as":"result"},log("Task completed with result: {result}")],
    "except":[{"types":["Exception"],"as":"e","body":[log("Caught an exception: {e}")]}]}]}]}})
add("a2_s6_custom_exception","Article 2 §6: custom exception before the general handler",{
 "risky_task":{"body":[sleep(1000),rais("CustomError","A custom error occurred!")]},
 "main":{"body":[{"op":"try","body":[{"op":"call","coro":"risky_task"}],"except":[
   {"types":["CustomError"],"as":"e","body":[log("Caught custom error: {e}")]},{"types":["Exception"],"as":"e","body":[log("Caught a general error: {e}")]}]}]}},
 exceptions={"CustomError":"Exception"})
bad=0
for n,s in S.items():
    p=os.path.join(out,n); json.dump(s,open(p+'.json','w'),indent=1)
    tr=oracle.run_scenario(s,ticks=True); oracle.dump(tr,open(p+'.jsonl','w')); open(p+'.py','w').write(oracle.Gen(s,plain=True).source())
    # the scenario must print what the snippet prints
    snip=os.path.join(here,'seed_snippets','results.json'); R=json.load(open(snip))
    logs=''.join(d['text']+'\n' for d in tr if d['event']=='log')
    if n+'.py' in R:
        so=R[n+'.py']['3.11.7']['stdout']
        same=logs==so
        if not same: print('??',n,'\n--scenario\n',logs,'--snippet\n',so,sep='')
print(len(S),'seed scenarios')
