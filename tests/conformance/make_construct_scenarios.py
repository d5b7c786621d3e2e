#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""scenarios/constructs/*.json: one small scenario per rule (docs/engine.md), with the 3.11.7 trace (.jsonl).
make_version_traces.py writes those of other versions."""
import json, os, sys
here=os.path.dirname(os.path.abspath(__file__)); sys.path.insert(0,here)
import oracle
out=os.path.join(here,'scenarios','constructs'); os.makedirs(out,exist_ok=True)
for f in os.listdir(out): os.unlink(os.path.join(out,f))
def log(t): return {"op":"log","text":t}
def sleep(ms): return {"op":"sleep","ms":ms}
def ret(v=None): return {"op":"return","value":v}
def rais(t,m="boom",**k): return dict({"op":"raise","type":t,"msg":m},**k)
def V(x): return {"var":x}
def tr(body,*hs,**k):
    d={"op":"try","body":body}
    if hs: d["except"]=[{"types":h[0] if isinstance(h[0],list) else [h[0]],"body":h[1],**({"as":h[2]} if len(h)>2 else {})} for h in hs]
    if "els" in k: d["else"]=k["els"]
    if "fin" in k: d["finally"]=k["fin"]
    return d
def star(body,*hs,**k):
    d=tr(body,*hs,**k); d["except_star"]=d.pop("except"); return d
def C(n,*b): return {"coro":n,"body":list(b)}
def call(_c,**a): return dict({"coro":_c},**({"args":a} if a else {}))
def spawn(c,as_=None,**k):
    d=dict({"op":"spawn"},**c); d.update(k)
    if as_: d["as"]=as_
    return d
def aw(a,as_=None):
    d={"op":"await","of":a if isinstance(a,dict) else V(a)}
    if as_: d["as"]=as_
    return d
def gather(*items,rex=False,as_=None,wait=True):
    d={"op":"gather","of":[V(i) if isinstance(i,str) else i for i in items],"return_exceptions":rex}
    if as_: d["as"]=as_
    if not wait: d["await"]=False
    return d
def cancel(of,msg=None): return {"op":"cancel","of":of,**({"msg":msg} if msg else {})}
def insp(of): return {"op":"inspect","of":of}
def cb(of,i,do="log",**k): return dict(op="callback",of=of,id=i,do=do,**k)
def wait(of,rw="ALL_COMPLETED",**k): return dict(op="wait",of=of,return_when=rw,**k)
def tg(as_,*b): return {"op":"task_group","as":as_,"body":list(b)}
def to(ms,*b,**k): return dict(op="timeout",ms=ms,body=list(b),**k)
S=[]
def add(name,rules,*main,coros=None,**kw):
    sc={"schema":1,"name":name,"title":rules}; sc.update(kw); sc["coros"]=dict(coros or {}); sc["coros"]["main"]={"body":list(main)}; sc["main"]="main"; S.append(sc)
WORK={"work":{"params":["n","ms"],"body":[tr([sleep(V("ms"))],("CancelledError",[log("{n} cancelled"),{"op":"reraise"}])),log("{n} done"),ret(V("n"))]},
      "fail":{"params":["n","ms"],"body":[tr([sleep(V("ms"))],("CancelledError",[log("{n} cancelled"),{"op":"reraise"}])),log("{n} fails"),rais("ValueError","{n}")]},
      "stubborn":{"params":["n","ms"],"body":[tr([sleep(V("ms"))],("CancelledError",[log("{n} ignores the cancel"),sleep(20)])),log("{n} done"),ret(V("n"))]},
      "dirty":{"params":["n","ms"],"body":[tr([sleep(V("ms"))],("CancelledError",[log("{n} fails in its cleanup"),rais("OSError","{n}")]))]}}
def w(n,ms): return call("work",n=n,ms=ms)
def f(n,ms): return call("fail",n=n,ms=ms)
def st(n,ms): return call("stubborn",n=n,ms=ms)
def di(n,ms): return call("dirty",n=n,ms=ms)
def A(name,rules,*m,**k): add(name,rules,*m,coros={**WORK,**k.pop("coros",{})},**k)
# order
A("order_create_task","T1: tasks start in the next iteration in creation order",spawn(w("a",0),"a"),spawn(w("b",0),"b"),log("before anything ran"),aw("a"),aw("b"))
A("order_same_deadline","L3/L4: equal deadlines fire in the order of registration",*[spawn(w("t%d"%i,10),"t%d"%i) for i in range(6)],sleep(10),log("main slept 10 as well"),wait(["t%d"%i for i in range(6)]))
A("order_ready_before_timer","L2: ready handles before timers of the same moment",spawn(C("spinner",{"op":"repeat","times":6,"body":[sleep(0),log("spin")]}),"s"),sleep(1),log("timer"),aw("s"))
A("ticks_per_construct","§5: iterations per construct (see n)",{"op":"call",**w("inline",0)},aw({"spawn":w("task",0)}),gather(w("gather",0)),{"op":"shield","of":w("shield",0)},{"op":"wait_for","of":w("wait_for",0),"ms":50},spawn(w("wait",0),"x"),wait(["x"]),tg("g",spawn(w("tg",0),**{"in":"g"})))
A("await_done_task","T3: awaiting a done task does not suspend",spawn(w("a",5),"a"),sleep(10),aw("a","r"),log("got {r} at once"))
A("two_waiters_same_exception","T5: all waiters get the exception",spawn(f("x",10),"$t"),spawn(C("w1",tr([aw("$t")],("ValueError",[log("w1 caught {e}")],"e"))),"a"),spawn(C("w2",tr([aw("$t")],("ValueError",[log("w2 caught {e}")],"e"))),"b"),wait(["a","b"]))
A("await_coroutine_twice","T6: a coroutine object can be awaited once",dict(op="make",**w("c",1),**{"as":"c"}),aw("c"),tr([aw("c")],("RuntimeError",[log("RuntimeError: {e}")],"e")))
# coroutine objects
A("never_awaited_now","C2: dropped at once",dict(op="make",**w("c",1)),log("after"))
A("never_awaited_local","C2: reported when the local dies",dict(op="make",**w("c",1),**{"as":"c"}),sleep(10),log("main ends"))
A("never_awaited_global","C2: a global lives until interpreter exit",dict(op="make",**w("c",1),**{"as":"$c"}),sleep(10))
# try
A("try_else_finally","X1-X3",tr([sleep(1)],("ValueError",[log("not here")]),els=[log("else body")],fin=[log("finally body")]),
  tr([tr([rais("KeyError")],("ValueError",[log("not here")]),els=[log("nor here")],fin=[log("inner finally")])],("LookupError",[log("outer caught by base class {e}")],"e")))
A("try_hierarchy_custom","X1: typed handlers, custom hierarchy, order",*[tr([rais(t)],("SubError",[log("SubError handler")]),("CustomError",[log("CustomError handler")]),("Exception",[log("Exception handler")])) for t in("SubError","CustomError","OSError")],exceptions={"CustomError":"Exception","SubError":"CustomError"})
A("except_exception_misses_cancel","X1: except Exception does not catch CancelledError",spawn(C("v",tr([sleep(100)],("Exception",[log("NOT REACHED")]),fin=[log("finally")])),"t"),sleep(5),cancel("t"),wait(["t"]),insp("t"))
A("finally_return_swallows","X3: return in finally discards the exception, also a cancellation",spawn(C("v",tr([sleep(100)],fin=[ret("from finally")])),"t"),sleep(5),cancel("t"),aw("t","r"),log("{r}"),
  dict(op="call",coro="u",body=[tr([rais("ValueError")],fin=[ret("swallowed")])],**{"as":"r"}),log("{r}"))
A("finally_raises","X3: an exception in finally replaces the first",tr([tr([rais("ValueError","first")],fin=[rais("KeyError","second")])],("Exception",[log("caught {e}")],"e")))
A("timeouterror_is_oserror","X5",tr([rais("TimeoutError")],("OSError",[log("OSError handler caught TimeoutError")])))
A("except_star","X6: except* splits a group",star([tg("g",spawn(f("v1",10),**{"in":"g"}),spawn(C("k",sleep(10),rais("KeyError","k1")),**{"in":"g"}),spawn(f("v2",10),**{"in":"g"}))],("ValueError",[log("values {e}")],"e"),("KeyError",[log("keys {e}")],"e")))
# retrieval
A("fire_and_forget","N3: reported right after the failing step",spawn(f("x",10)),sleep(30),log("main goes on"))
A("never_retrieved_local","N3: reported when the local dies",spawn(f("x",10),"t"),sleep(30),log("main ends"))
A("never_retrieved_global","N3: reported at interpreter exit",spawn(f("x",10),"$t"),sleep(30),log("main ends"))
A("never_retrieved_rebound","N3: rebinding the variable drops the task",spawn(f("x",10),"t"),sleep(30),log("rebinding"),{"op":"set","as":"t","value":None},log("after"))
A("done_callback_does_not_retrieve","N2",spawn(f("x",10),"t"),cb("t","looks"),{"op":"drop","of":"t"},sleep(30),spawn(f("y",10),"t"),cb("t","takes","retrieve"),{"op":"drop","of":"t"},sleep(30))
A("callback_order_and_error","F1/L5: callbacks in order; a raising one is reported, the others run",spawn(w("x",10),"t"),cb("t","1"),cb("t","2","raise",type="KeyError",msg="cb"),cb("t","3"),aw("t"))
A("cancel_silences_report","F5: cancel() on a failed task suppresses the report",spawn(f("x",10),"t"),sleep(30),cancel("t"),{"op":"drop","of":"t"},log("silent"))
A("result_exception_methods","F4",spawn(f("x",10),"t"),tr([{"op":"result","of":"t"}],("InvalidStateError",[log("{e}")],"e")),tr([{"op":"exception","of":"t"}],("InvalidStateError",[log("{e}")],"e")),sleep(20),{"op":"exception","of":"t","as":"x"},log("exception() -> {x}"),tr([{"op":"result","of":"t"}],("ValueError",[log("result() raised {e}")],"e")))
# gather
A("gather_fail_fast","G3/N6: first exception at once, siblings run on, later failures are silent",tr([gather(w("a",30),f("b",10),f("c",20),w("d",40))],("ValueError",[log("caught {e}")],"e")),sleep(100))
A("gather_return_exceptions","G4",gather(f("b",10),w("a",5),di("c",50),rex=True,as_="r"),log("done"))
A("gather_order_of_results","G4",gather(w("slow",30),w("fast",10),as_="r"),{"op":"for","in":"r","index":"i","as":"x","body":[log("{i}: {x}")]})
A("gather_child_cancelled","G5",spawn(w("a",50),"t"),spawn(C("k",sleep(5),cancel("$t"))),{"op":"set","as":"$t","value":V("t")},tr([gather("t",w("b",20))],("CancelledError",[log("waiter got CancelledError")])),insp("@self"),sleep(50))
A("gather_cancel_outer_default","G6: outer raises when the first child is cancelled",gather(w("a",100),st("b",100),as_="$g",wait=False),spawn(C("k",sleep(10),cancel("$g"))),tr([aw("$g")],("CancelledError",[log("CancelledError")])),sleep(50))
A("gather_cancel_outer_return_exceptions","G6: waits for all, raises nevertheless",gather(w("a",100),st("b",100),rex=True,as_="$g",wait=False),spawn(C("k",sleep(10),cancel("$g"))),tr([aw("$g")],("CancelledError",[log("CancelledError")])),sleep(50))
A("gather_cancel_waiter","K3/G6: cancelling the awaiting task cancels all children",spawn(C("p",gather(w("a",100),w("b",100))),"p"),sleep(10),cancel("p"),wait(["p"]),insp("p"))
A("gather_suppressed_children","G7",gather(st("a",100),st("b",100),as_="$g",wait=False),spawn(C("k",sleep(10),cancel("$g"))),tr([aw("$g")],("CancelledError",[log("CancelledError although all children returned")])))
A("gather_never_awaited","N6: the gather future itself is reported",gather(f("x",10),as_="g",wait=False),sleep(30),{"op":"drop","of":"g"},log("after"))
A("gather_empty_and_duplicates","G1/G2",gather(as_="r"),log("{r}"),spawn(w("x",5),"t"),gather("t","t",as_="r"),log("{r}"))
A("gather_done_child","G9: differs in 3.12+",spawn(f("x",0),"t"),sleep(10),tr([gather("t",w("y",10))],("ValueError",[log("caught")])),sleep(30))
# cancellation
A("cancel_sleeping","K1",spawn(C("v",tr([sleep(100)],("CancelledError",[log("got it"),{"op":"reraise"}]),fin=[log("finally"),sleep(5),log("cleanup awaited")])),"t"),sleep(10),cancel("t","why"),insp("t"),wait(["t"]),insp("t"))
A("cancel_before_start","K2",spawn(w("x",10),"t"),cancel("t"),wait(["t"]),insp("t"))
A("cancel_propagates_to_awaited_task","K3",spawn(w("inner",100),"$i"),spawn(C("outer",aw("$i")),"o"),sleep(10),cancel("o"),wait(["o","$i"]),insp("$i"))
A("cancel_inner_suppresses","K3: outer never notices",spawn(st("inner",100),"$i"),spawn(C("outer",aw("$i","r"),log("outer got {r}")),"o"),sleep(10),cancel("o"),wait(["o"]),insp("o"))
A("cancel_inner_converts","K3",spawn(di("inner",100),"$i"),spawn(C("outer",tr([aw("$i")],("OSError",[log("outer got {e}")],"e"))),"o"),sleep(10),cancel("o"),wait(["o"]),insp("o"))
A("cancel_one_of_two_waiters","K4",spawn(w("shared",100),"$s"),*[spawn(C("waiter%d"%i,tr([aw("$s")],("CancelledError",[log("waiter%d gets CancelledError"%i),{"op":"reraise"}]))),"w%d"%i) for i in(1,2)],sleep(10),cancel("w1"),wait(["w1","w2"]),insp("w1"),insp("w2"))
A("cancel_self_return_lost","K5",spawn(C("v",cancel("@self"),log("still running"),ret("lost")),"t"),wait(["t"]),insp("t"))
A("cancel_self_next_await","K5",spawn(C("v",cancel("@self"),gather(),log("an await that does not suspend"),tr([sleep(0)],("CancelledError",[log("now"),{"op":"reraise"}]))),"t"),wait(["t"]),insp("t"))
A("cancel_twice","K6",spawn(C("v",tr([sleep(100)],fin=[tr([sleep(50)],("CancelledError",[log("second cancel in the cleanup"),{"op":"reraise"}]))])),"t"),sleep(5),cancel("t"),cancel("t"),insp("t"),sleep(5),cancel("t"),wait(["t"]),insp("t"))
A("cancel_suppress_uncancel","K7",spawn(C("v",tr([sleep(100)],("CancelledError",[log("suppressed"),insp("@self"),{"op":"uncancel"}])),sleep(10),log("goes on"),ret("ok")),"t"),sleep(5),cancel("t"),aw("t","r"),log("{r}"))
A("cancel_wakeup_race","K5b: cancel beats a result that is already there",{"op":"future","as":"$f"},spawn(C("v",tr([aw("$f","r"),log("NOT REACHED")],("CancelledError",[log("cancelled instead"),{"op":"reraise"}]))),"t"),sleep(0),{"op":"set_exception","of":"$f","type":"ValueError","msg":"lost"},cancel("t"),wait(["t"]))
A("cancel_raise_cancellederror","K10",spawn(C("v",rais("CancelledError","own")),"t"),wait(["t"]),insp("t"))
A("cancel_external","user cancels main at t=50",tr([gather(w("a",100),w("b",100))],("CancelledError",[log("main cancelled"),{"op":"reraise"}]),fin=[log("cleanup")]))
S[-1]["coros"]["main"]["body"].insert(0,{"op":"set","as":"$main","value":V("@self")}); S[-1]["external"]=[{"at":50,"op":"cancel","of":"$main"}]
# shield
A("shield_waiter_cancelled","S1",spawn(w("inner",50),"$i"),spawn(C("p",{"op":"shield","of":V("$i")}),"p"),sleep(10),cancel("p"),wait(["p"]),insp("$i"),aw("$i","r"),log("{r}"))
A("shield_inner_fails_later","S3: never retrieved",spawn(C("p",{"op":"shield","of":f("inner",50)}),"p"),sleep(10),cancel("p"),wait(["p"]),sleep(100))
A("shield_inner_cancelled","S2",spawn(w("inner",50),"$i"),spawn(C("k",sleep(10),cancel("$i"))),tr([{"op":"shield","of":V("$i")}],("CancelledError",[log("waiter got CancelledError")])))
A("shield_shutdown","S4",{"op":"shield","of":w("inner",500),"await":False,"as":"s"},sleep(10),log("main ends"))
# timeout
A("timeout_expires","O1",tr([to(10,tr([sleep(100)],("CancelledError",[log("inside: CancelledError"),{"op":"reraise"}])))],("TimeoutError",[log("outside: TimeoutError")])))
A("timeout_suppressed","O2",to(10,tr([sleep(100)],("CancelledError",[log("suppressed")]))),log("no TimeoutError"))
A("timeout_other_exception","O2",tr([to(10,tr([sleep(100)],("CancelledError",[rais("ValueError","converted")])))],("ValueError",[log("ValueError passes")])))
A("timeout_nested","O3",tr([to(50,tr([to(10,sleep(100))],("TimeoutError",[log("inner timed out")])),sleep(100))],("TimeoutError",[log("outer timed out")])),tr([to(10,tr([to(10,sleep(100))],("TimeoutError",[log("inner")])))],("TimeoutError",[log("both at once: outer converts")])))
A("timeout_zero","O5",tr([to(0,log("runs until the first suspension"),sleep(1),log("NOT REACHED"))],("TimeoutError",[log("TimeoutError")])),to(0,gather()),log("no suspension, no timeout"))
A("timeout_outside_cancel_wins","O4",spawn(C("v",to(10,sleep(100))),"t"),sleep(10),cancel("t"),wait(["t"]),insp("t"))
A("timeout_around_gather","O1/G6",tr([to(20,gather(w("a",50),st("b",60)))],("TimeoutError",[log("TimeoutError")])),sleep(100))
A("timeout_reschedule","O6",tr([to(20,sleep(10),{"op":"reschedule","of":"cm","ms":30},sleep(25),log("still in time"),sleep(50),**{"as":"cm"})],("TimeoutError",[log("TimeoutError")])))
for k,c in(("plain",w),("suppress",st),("cleanup_error",di)): A("wait_for_"+k,"O8/O9",tr([{"op":"wait_for","of":c("x",100),"ms":10,"as":"r"},log("value {r}")],("TimeoutError",[log("TimeoutError")]),("OSError",[log("OSError {e}")],"e")))
A("wait_for_ok_and_zero","O7",{"op":"wait_for","of":w("x",5),"ms":50,"as":"r"},log("{r}"),{"op":"wait_for","of":w("y",5),"ms":None,"as":"r"},log("{r}"),tr([{"op":"wait_for","of":w("z",5),"ms":0}],("TimeoutError",[log("TimeoutError, z never started")])))
A("wait_for_shield","S5",spawn(w("x",50),"$t"),tr([{"op":"wait_for","of":{"shield":V("$t")},"ms":10}],("TimeoutError",[log("time limit, x lives")])),aw("$t","r"),log("{r}"))
A("wait_for_cancel_race","O8: lost in 3.11, not in 3.12",spawn(C("v",{"op":"wait_for","of":C("quick",ret("value")),"ms":100,"as":"r"},log("got {r}"),sleep(10),log("the cancel was lost")),"t"),sleep(0),sleep(0),cancel("t"),wait(["t"]),insp("t"))
# task group
A("tg_ok","§12",tg("g",spawn(w("a",10),"a",**{"in":"g"}),spawn(w("b",20),**{"in":"g"})),aw("a","r"),log("{r}"))
A("tg_child_fails","P1/P7",tr([tg("g",spawn(w("a",100),**{"in":"g"}),spawn(f("b",10),**{"in":"g"}),tr([sleep(500)],("CancelledError",[log("body cancelled"),{"op":"reraise"}])))],("ExceptionGroup",[log("caught {e}")],"e")),insp("@self"))
A("tg_child_fails_during_exit","P7b: 3.11/3.12 leave cancelling() at 1",tr([tg("g",spawn(f("b",10),**{"in":"g"}))],("ExceptionGroup",[log("caught {e}")],"e")),insp("@self"))
A("tg_timeout_leak","P7b: 3.11/3.12: CancelledError leaks out of the timeout scope",spawn(C("v",tr([to(100,tr([tg("g",spawn(f("b",10),**{"in":"g"}))],("ExceptionGroup",[log("group caught")])),sleep(1000))],("TimeoutError",[log("TimeoutError")]))),"t"),wait(["t"]),insp("t"))
A("tg_errors_order","P6",tr([tg("g",spawn(f("b1",10),**{"in":"g"}),spawn(f("b2",10),**{"in":"g"}),spawn(di("b3",50),**{"in":"g"}),tr([sleep(500)],("CancelledError",[rais("TypeError","body")])))],("ExceptionGroup",[log("caught {e}")],"e")))
A("tg_body_fails","P3",tr([tg("g",spawn(w("a",100),**{"in":"g"}),sleep(10),rais("TypeError","body"))],("ExceptionGroup",[log("caught {e}")],"e")))
A("tg_child_cancelled","P2",tg("g",spawn(w("a",100),"a",**{"in":"g"}),spawn(w("b",20),**{"in":"g"}),sleep(5),cancel("a")),log("group ends normally"))
A("tg_outside_cancel","P5b",spawn(C("p",tg("g",spawn(w("a",100),**{"in":"g"}),spawn(st("b",100),**{"in":"g"}))),"p"),sleep(10),cancel("p"),wait(["p"]),insp("p"))
A("tg_outside_cancel_and_error","P8: 3.13 differs",spawn(C("p",tr([tg("g",spawn(di("a",100),**{"in":"g"}))],("ExceptionGroup",[log("caught {e}")],"e")),sleep(10),log("went on")),"p"),sleep(10),cancel("p"),wait(["p"]),insp("p"))
A("tg_nested","P6",tr([tg("o",spawn(w("x",100),**{"in":"o"}),tg("i",spawn(f("deep",10),**{"in":"i"})))],("ExceptionGroup",[log("caught {e}")],"e")))
A("tg_create_while_aborting","P9",tr([tg("g",spawn(f("a",5),**{"in":"g"}),tr([sleep(50)],("CancelledError",[])),spawn(w("late",1),**{"in":"g"}))],("ExceptionGroup",[log("caught {e}")],"e")))
A("tg_stubborn_child","P4",tr([tg("g",spawn(st("s",100),**{"in":"g"}),spawn(f("b",10),**{"in":"g"}))],("ExceptionGroup",[log("after the stubborn child: {e}")],"e")))
# wait
for rw in("ALL_COMPLETED","FIRST_COMPLETED","FIRST_EXCEPTION"): A("wait_"+rw.lower(),"W1-W3/N6",spawn(f("a",10),"a"),spawn(w("b",20),"b"),spawn(f("c",30),"c"),wait(["a","b","c"],rw,done="d",pending="p"),log("back"),sleep(50))
A("wait_timeout","W1",spawn(w("a",10),"a"),spawn(w("b",100),"b"),wait(["a","b"],ms=20,done="d",pending="p"),{"op":"cancel","of":"p","each":True},wait(["b"]))
A("wait_first_completed_several","W2",spawn(w("a",10),"a"),spawn(w("b",10),"b"),spawn(w("c",20),"c"),wait(["a","b","c"],"FIRST_COMPLETED",done="d",pending="p"),log("a and b"),sleep(20))
A("as_completed_order","A1",{"op":"as_completed","of":[w("slow",30),w("fast",10),f("bad",20)],"as":"n","body":[tr([aw("n","r"),log("{r}")],("ValueError",[log("error {e}")],"e"))]})
A("as_completed_lazy","A2",log("loop starts"),{"op":"as_completed","of":[w("x",5)],"as":"n","body":[aw("n")]})
A("as_completed_first_error_leaves","A3",tr([{"op":"as_completed","of":[f("a",10),f("b",20),w("c",30)],"as":"n","body":[aw("n")]}],("ValueError",[log("first error {e}")],"e")),sleep(100))
A("as_completed_timeout","A4",{"op":"as_completed","of":[w("a",10),w("b",100)],"ms":50,"as":"n","body":[tr([aw("n","r"),log("{r}")],("TimeoutError",[log("TimeoutError")]))]},sleep(100))
# primitives
A("semaphore_fifo","Q1",gather(*[C("u%d"%i,{"op":"semaphore","of":"sem","body":[log("u%d in"%i),sleep(10)]}) for i in range(4)]),objects={"sem":{"type":"semaphore","value":2}})
A("semaphore_cancelled_waiter","Q2",*[spawn(C("u%d"%i,{"op":"semaphore","of":"sem","body":[log("u%d in"%i),sleep(10)]}),"t%d"%i) for i in range(3)],sleep(5),cancel("t1"),wait(["t0","t1","t2"]),objects={"sem":{"type":"semaphore","value":1}})
A("queue_producer_consumer","Q4",spawn(C("producer",{"op":"repeat","times":3,"body":[{"op":"put","of":"q","value":7},log("put")]}),"p"),{"op":"repeat","times":3,"body":[{"op":"get","of":"q","as":"x"},log("got {x}"),{"op":"task_done","of":"q"}]},{"op":"join","of":"q"},objects={"q":{"type":"queue","maxsize":1}})
A("event_and_lock","Q1",*[spawn(C("w%d"%i,{"op":"event_wait","of":"ev"},{"op":"lock","of":"l","body":[log("w%d"%i),sleep(5)]}),"t%d"%i) for i in range(3)],sleep(10),{"op":"event_set","of":"ev"},wait(["t0","t1","t2"]),objects={"ev":{"type":"event"},"l":{"type":"lock"}})
A("deadlock","a future nobody completes: real asyncio hangs",{"op":"future","as":"fu"},spawn(C("v",aw("$fu2")),"t"),aw("fu"))
S[-1]["coros"]["main"]["body"]=[{"op":"future","as":"$fu"},aw("$fu")]
# retry
FLAKY={"flaky":{"params":["n"],"body":[sleep(5),{"op":"raise_first","n":2,"counter":"k","type":"ConnectionError","msg":"down"},ret("up")]}}
A("retry_succeeds","§17",{"op":"retry","of":call("flaky",n=0),"attempts":4,"delay":10,"factor":2,"on":["ConnectionError"],"as":"r"},log("{r}"),coros=FLAKY)
A("retry_exhausted","§17",tr([{"op":"retry","of":call("flaky",n=0),"attempts":2,"delay":10,"factor":2,"on":["ConnectionError"]}],("ConnectionError",[log("gave up: {e}")],"e")),coros=FLAKY)
A("retry_wrong_type","§17",tr([{"op":"retry","of":call("flaky",n=0),"attempts":4,"delay":10,"on":["ValueError"]}],("OSError",[log("not retried: {e}")],"e")),coros=FLAKY)
A("retry_cancelled","§17",spawn(C("r",{"op":"retry","of":call("flaky",n=0),"attempts":4,"delay":100,"on":["ConnectionError"]}),"t"),sleep(20),cancel("t"),wait(["t"]),insp("t"),coros=FLAKY)
# end of program
A("end_first_step_of_last_task","15.2",spawn(C("late",log("one step is run"),tr([sleep(0),log("NOT REACHED")],fin=[log("finally")]))),log("main ends"))
A("end_pending_tasks","15.3/15.4",spawn(w("a",500)),spawn(di("b",500)),spawn(st("c",500)),sleep(10),log("main ends"))
A("end_main_raises","15.7",spawn(w("a",500),"t"),sleep(10),rais("RuntimeError","main fails"))
A("end_spawn_during_shutdown","15.6",spawn(C("s",tr([sleep(500)],fin=[spawn(w("orphan",500))]))),sleep(10))
A("end_main_cancelled","15.7",cancel("@self"),sleep(10))
A("end_unretrieved_and_pending","N3/15",spawn(f("x",5),"$t"),spawn(f("y",5),"l"),spawn(w("z",500)),sleep(10),rais("RuntimeError","main"))
# many coroutines at once, items of lists
def item(xs,i): return {"item":[xs,i]}
def times(c,n,**k): return dict(c,times=n,**k)
IDX={"job":{"params":["index"],"body":[{"op":"sleep","ms":item([10,20,30],V("index"))},log("job {index}"),ret(item(["a","b","c","d"],V("index")))]},
     "flaky":{"params":["name","index"],"body":[{"op":"sleep","ms":item([10,20,30],V("index"))},{"op":"if","cond":{"truthy":item([0,0,1],V("index"))},"then":[rais("ValueError","{name}{index}")]},ret(V("index"))]}}
A("times_gather_index","V1: `times` makes N coroutine objects, `index` counts anew in every one",
  gather(times(call("job"),4),w("between",5),times(call("flaky",name="f"),3),times(call("job",index=1),2),as_="r",rex=True),log("{r}"),
  tr([gather({"gather":[times(call("flaky",name="g"),6)]},times(C("plain",sleep(15),ret("p")),2),as_="r")],("ValueError",[log("first error {e}")],"e")),sleep(20),coros=IDX)
A("times_list_wait","V1: lists of tasks and of coroutine objects",
  {"op":"list","of":[times({"spawn":call("job")},5),{"spawn":w("last",100)}],"as":"ts"},wait(["ts"],"FIRST_COMPLETED",done="d",pending="p"),
  {"op":"for","in":"d","as":"t","body":[aw("t","r"),log("done: {r}")]},wait(["p"],ms=15,pending="late"),{"op":"cancel","of":"late","each":True},gather({"each":"ts"},rex=True,as_="r"),log("{r}"),
  {"op":"list","of":[times(call("job"),3)],"as":"cs"},log("three objects, no task yet"),{"op":"for","in":"cs","index":"i","as":"c","body":[aw("c","r"),log("{i} {r}")]},
  {"op":"as_completed","of":[times(call("job"),4)],"as":"n","body":[aw("n","r"),log("next {r}")]},
  {"op":"list","of":[times(call("job"),2)],"as":"forgotten"},coros=IDX)
A("times_spawn","V2: the op spawn with times, kept in a list or forgotten",
  spawn(call("job"),"ts",times=4),log("4 tasks created"),spawn(call("flaky",name="lost"),times=4),log("4 more, nobody keeps them"),
  {"op":"set","as":"second","value":item(V("ts"),1)},cancel("second"),wait(["ts"]),insp("second"),{"op":"for","in":"ts","index":"k","as":"t","body":[tr([aw("t","r"),log("{k} {r}")],("CancelledError",[log("{k} cancelled")]))]},
  spawn(C("named",sleep(5)),"ns",times=2,name="twin"),spawn(call("flaky",name="kept"),"$kept",times=3),sleep(50),coros=IDX)
A("times_task_group","V2: one of N children fails, the others are cancelled",
  tr([tg("g",spawn(call("flaky",name="c"),times=5,**{"in":"g"}),spawn(w("slow",100),"slow",**{"in":"g"}))],("ExceptionGroup",[log("caught {e}")],"e")),
  tg("h",spawn(call("job"),"ts",times=3,**{"in":"h"}),gather(times({"spawn":call("job"),"in":"h"},2),as_="r"),log("{r}"),cancel("ts")),log("group ends"),coros=IDX)
A("item_values","V3: LIST[VALUE % len(LIST)] wherever a value is",
  {"op":"set","as":"xs","value":[10,0,30]},{"op":"set","as":"i","value":4},{"op":"set","as":"a","value":item(V("xs"),V("i"))},log("xs[4] = {a}"),
  {"op":"set","as":"b","value":[item(V("xs"),-1),item(["p","q"],item([7,8],V("i"))),{"k":item([True,False],1)}]},log("{b}"),
  {"op":"sleep","ms":item(V("xs"),V("i"))},{"op":"sleep","ms":item([5,15],3)},
  {"op":"call",**call("work",n=item(["n0","n1"],V("i")),ms=item(V("xs"),2)),"as":"r"},log("{r}"),
  {"op":"if","cond":{"eq":[item(V("xs"),-3),item([9,10],1)]},"then":[log("equal")],"else":[log("NOT REACHED")]},
  {"op":"if","cond":{"truthy":item(V("xs"),1)},"then":[log("NOT REACHED")],"else":[log("falsy")]},
  {"op":"if","cond":{"not":{"truthy":item([0,1],V("i"))}},"then":[log("not")]},
  aw({"sleep":1,"value":item(V("xs"),2)},"s"),log("{s}"),{"op":"put","of":"q","value":item(["x","y","z"],V("i"))},{"op":"get","of":"q","as":"g"},log("{g}"),
  {"op":"future","as":"fu"},{"op":"set_result","of":"fu","value":item(V("xs"),V("i"))},aw("fu","v"),log("{v}"),
  tr([{"op":"set","as":"i","value":"1"},ret(item(V("xs"),V("i")))],("TypeError",[log("a string is no index")])),
  tr([{"op":"set","as":"xs","value":[]},ret(item(V("xs"),0))],("ZeroDivisionError",[log("empty list")])),ret(item(["first","last"],-1)),objects={"q":{"type":"queue"}})
A("times_zero","V1: times 0 makes nothing; arguments are not evaluated then",
  gather(times(call("job"),0),as_="r"),log("{r}"),gather(times(call("work",n=V("unbound"),ms=0),0),w("one",5),as_="r"),log("{r}"),
  {"op":"list","of":[times({"spawn":call("job")},0)],"as":"ts"},gather({"each":"ts"},rex=True,as_="r"),log("{r}"),tr([wait(["ts"])],("ValueError",[log("nothing to wait for: {e}")],"e")),
  tr([{"op":"set","as":"t","value":item(V("ts"),0)}],("ZeroDivisionError",[log("no item")])),
  {"op":"as_completed","of":[times(call("job"),0)],"as":"n","body":[log("NOT REACHED")]},
  spawn(call("job"),times=0),spawn(call("job"),"none",times=0),{"op":"for","in":"none","as":"t","body":[log("NOT REACHED")]},cancel("none"),
  tg("g",spawn(call("job"),times=0,**{"in":"g"})),gather(times(call("job"),1),as_="r"),log("{r}"),coros=IDX)
add("names_taken","N3: a name may be taken already; a label may not, and gets a number",
  spawn(C("w",sleep(1),rais("ValueError")),"a",name="same"),spawn(C("w2",sleep(1),rais("KeyError","k")),"b",name="same"),
  spawn(C("w3",sleep(1),rais("ValueError")),"c",name="same#2"),spawn(C("w4",sleep(1),rais("ValueError")),"d",name="it's #1"),sleep(10))
add("end_gather_of_nobody","the tasks that gather itself made are destroyed without a word, others are not",
  spawn(C("holder",tr([sleep(100)],fin=[gather(C("nap",sleep(50)),wait=False,as_="g"),spawn(C("late",sleep(50)),"t")])),"h"),sleep(1))
ODD={"op":"set","as":"odd","value":[]}
add("arguments_die_with_the_call","N5: also when it ends with an exception, before the task is done",
  {"op":"make","coro":"never","body":[],"as":"c"},spawn({"coro":"fails","params":["x"],"body":[rais("ValueError")],"args":{"x":V("c")}},"t"),{"op":"drop","of":"c"},tr([aw("t")],("ValueError",[log("caught")])))
add("cancelled_before_its_first_step","K2, N5: the arguments live as long as the exception that was thrown in",
  spawn(C("fails",rais("ValueError")),"t"),spawn({"coro":"late","params":["x"],"body":[],"args":{"x":V("t")}},"l"),cancel("l"),{"op":"drop","of":"t"},sleep(10),log("l is kept"),{"op":"drop","of":"l"},log("gone"))
add("as_completed_keeps_the_last","A4: the generator keeps the last future until the loop ends, also one that fails as the time is over",
  {"op":"as_completed","of":[C("fails",rais("ValueError"))],"ms":0,"as":"n","body":[tr([aw("n")],("TimeoutError",[log("too late")]))]},log("after"))
add("iterate_over_a_task","a task is iterable because it can be awaited: one that is done gives nothing and is retrieved, a pending one itself, once",
  spawn(C("fails",rais("ValueError","of the task")),"t"),spawn(C("works",sleep(10)),"w"),sleep(0),
  tr([{"op":"for","in":"t","as":"x","body":[log("NOT REACHED")]}],("ValueError",[log("{e}")],"e")),
  tr([{"op":"for","in":"w","as":"x","body":[log("once"),insp("x")]}],("RuntimeError",[log("{e}")],"e")),tr([aw("w")],("RuntimeError",[log("{e}")],"e")),
  tr([gather({"each":"w"})],("RuntimeError",[log("{e}")],"e")),sleep(20),aw("w"),{"op":"for","in":"w","as":"x","body":[log("NOT REACHED")]},
  {"op":"set","as":"s","value":"ab"},{"op":"for","in":"s","as":"x","body":[log("{x}")]},{"op":"set","as":"d","value":{"k":1}},{"op":"for","in":"d","as":"x","body":[log("{x}")]},
  log("end"))
add("gather_of_what_is_no_awaitable","G1: a list cannot be hashed; what was made for the call dies last to first",ODD,
  tr([gather("odd",C("a"),C("b"),C("c"))],("TypeError",[log("{e}")],"e")),{"op":"set","as":"five","value":5},tr([gather(C("a"),"five",C("b"),C("c"))],("TypeError",[log("{e}")],"e")),
  tr([{"op":"as_completed","of":[C("a"),V("odd"),C("b")],"as":"n","body":[]}],("TypeError",[log("{e}")],"e")),sleep(0))
add("wait_for_what_is_no_future","a wait that fails in the middle leaves its timer and its callbacks behind",{"op":"set","as":"odd","value":5},
  spawn(C("fails",rais("ValueError")),"t"),tr([wait(["t","odd"],"FIRST_EXCEPTION",ms=15)],("AttributeError",[log("{e}")],"e")),sleep(50),{"op":"drop","of":"t"},log("its callback has looked at it"))
add("attribute_error_keeps_its_object","an AttributeError refers to the object, and what is raised while it is handled to the AttributeError",
  spawn(C("asks",{"op":"make","coro":"never","body":[],"as":"c"},{"op":"result","of":"c"}),"t"),sleep(0),log("kept by the error"),{"op":"drop","of":"t"},
  spawn(C("asks",{"op":"make","coro":"never","body":[],"as":"c"},tr([{"op":"result","of":"c"}],fin=[rais("KeyError","k")])),"t"),sleep(0),log("kept by what came after"),{"op":"drop","of":"t"},log("gone"))
add("shield_that_has_a_result","S1: its inner future is done later and finds it done",
  {"op":"let","of":{"shield":C("works",sleep(0),ret(1))},"as":"s"},sleep(0),{"op":"set_result","of":"s","value":2},aw("s","r"),log("{r}"),sleep(10))
add("except_star_raises_the_same","X6: an exception alone that its handler raises once more is raised",
  {"op":"future","as":"f"},{"op":"set_exception","of":"f","type":"ValueError","msg":"alone"},
  tr([star([aw("f")],("ValueError",[aw("f")]))],("ValueError",[log("{e}")],"e")))
add("except_star_wraps","X6: an exception alone is wrapped by a tuple, as its repr shows",
  star([rais("ValueError","alone")],("Exception",[{"op":"set","as":"l","value":[V("e")]},log("{l}"),{"op":"reraise"}],"e")))
add("names_without_a_value","a name that has no value yet, or no longer: NameError, and nothing after it runs",
  tr([log("{x}")],("NameError",[log("x: {e}")],"e")),tr([log("{e}")],("NameError",[log("e is deleted at the end of its handler")])),
  {"op":"if","cond":{"eq":[1,2]},"then":[{"op":"set","as":"y","value":1}]},tr([{"op":"if","cond":{"truthy":V("y")},"then":[]}],("NameError",[log("y: set in a branch that did not run")])),
  {"op":"repeat","times":2,"body":[tr([log("z is {z}")],("NameError",[log("no z in the first round")])),{"op":"set","as":"z","value":1}]},
  spawn(C("reads",tr([{"op":"await","of":V("t")}],fin=[log("finally")])),"t"),sleep(0),{"op":"drop","of":"t"},to(50,{"op":"call","coro":"work","args":{"n":"a","ms":5},"as":"r"}),log("{r}"),
  {"op":"cancel","of":"nothing"},log("NOT REACHED"),coros=WORK)
def block(ms): return {"op":"block","ms":ms}
add("block_makes_timers_late","L6: a call that blocks moves the clock; what is ready runs later, timers that became due in the next iteration, by deadline",
  spawn(C("late",sleep(20),log("due at 20")),"a"),spawn(C("later",sleep(40),log("due at 40")),"b"),spawn(C("after",sleep(70),log("on time"))),sleep(0),
  spawn(C("ready",log("was ready at 0")),"c"),log("blocks"),block(50),log("has blocked"),aw("a"),aw("b"),aw("c"),sleep(30))
add("block_in_a_call","L6: in a coroutine that is awaited inline, in a loop, twice in a row, for no time",
  spawn(C("ticks",{"op":"repeat","times":4,"body":[sleep(10),log("tick")]}),"t"),{"op":"repeat","times":2,"body":[{"op":"call","coro":"heavy","body":[block(15),block(5),block(0),log("done")]},sleep(0)]},aw("t"))
add("block_beyond_a_timeout","O1, L6: a timeout cannot interrupt a call that blocks; it is delivered at the next await",
  tr([to(20,block(50),log("not interrupted"),sleep(10),log("NOT REACHED"))],("TimeoutError",[log("too late")])),
  tr([to(20,block(50),log("in time for its end"))],("TimeoutError",[log("NOT REACHED")])),
  tr([{"op":"wait_for","of":C("slow",block(30),ret("done")),"ms":10,"as":"r"},log("{r}")],("TimeoutError",[log("of wait_for")])))
add("block_what_is_no_length","as time.sleep(): TypeError and ValueError, and the clock stands",{"op":"set","as":"x","value":"long"},{"op":"set","as":"y","value":-1},
  tr([block(V("x"))],("TypeError",[log("{e}")],"e")),tr([block(V("y"))],("ValueError",[log("{e}")],"e")),tr([block({"item":[[None],0]})],("TypeError",[log("{e}")],"e")),
  {"op":"set","as":"z","value":2.5},block(V("z")),log("at 2.5"),block({"item":[[True],0]}),sleep(5))
add("block_and_an_external_action","L6: what the user does meanwhile happens afterwards",
  {"op":"set","as":"$main","value":V("@self")},tr([block(50),log("the user cancelled at 20"),sleep(10),log("NOT REACHED")],("CancelledError",[log("cancelled")])),external=[{"at":20,"op":"cancel","of":"$main"}])
add("block_in_finally_of_the_end","L6, section 15: while the tasks are cancelled",
  spawn(C("a",tr([sleep(100)],fin=[block(10),log("a cleaned up")])),"a"),spawn(C("b",tr([sleep(100)],fin=[block(10),log("b cleaned up")])),"b"),sleep(1))
import more_constructs, thread_constructs, value_constructs
more_constructs.add_to(globals())
value_constructs.add_to(globals())
thread_constructs.add_to(globals())
names=[s["name"] for s in S]; assert len(set(names))==len(names)
for s in S:
    p=os.path.join(out,s["name"]); json.dump(s,open(p+'.json','w'),indent=1)
    t=oracle.run_scenario(s,ticks=True); oracle.dump(t,open(p+'.jsonl','w'))
    bad=oracle.invariants(t); 
    if bad: print('INVARIANT',s["name"],bad)
# eager (3.12+)
E=[]
def later_(name,rules,*main,**kw):
    sc={"schema":1,"name":name,"title":rules}; sc.update(kw); sc["coros"]={"main":{"body":list(main)}}; sc["main"]="main"
    p=os.path.join(out,name); json.dump(sc,open(p+'.json','w'),indent=1)
    E.append(name)
def eager(name,rules,*main):
    later_(name,rules,*main,eager=True)
    p=os.path.join(out,name); sc=json.load(open(p+'.json')); sc["coros"]={**WORK,**sc["coros"]}
    json.dump({k:sc[k] for k in ("schema","name","title","eager","coros","main")},open(p+'.json','w'),indent=1)
eager("eager_order","E1",spawn(C("a",log("inside create_task"),sleep(5),log("after")),"t"),log("create_task returned"),aw("t"))
eager("eager_fails_at_once","E2",spawn(C("a",rais("ValueError","eager"))),log("after the report"),spawn(C("b",rais("ValueError","kept")),"t"),tr([aw("t")],("ValueError",[log("caught {e}")],"e")))
eager("eager_gather","E3",gather(C("a",ret(1)),C("b",ret(2)),as_="r"),log("{r}"),tr([gather(C("a",rais("ValueError")),w("x",10))],("ValueError",[log("caught, x runs on")])),sleep(20))
eager("eager_task_group","E3",tr([tg("g",spawn(C("a",rais("ValueError")),**{"in":"g"}),log("body goes on"),sleep(0),log("NOT REACHED"))],("ExceptionGroup",[log("caught {e}")],"e")))
eager("eager_block","E1, L6: the first step of an eager task blocks who makes it",spawn(C("t",sleep(20),log("late")),"t"),spawn(C("a",log("inside create_task"),block(50),log("still inside")),"a"),log("create_task returned"),aw("t"))
more_constructs.later_to(globals())
print(len(S),'construct scenarios +',len(E),'of later versions')
