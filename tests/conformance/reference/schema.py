# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a scenario and a trace look like, as `oracle.py schema` prints it."""

SCHEMA = r"""
SCENARIO (JSON object)
  schema      1
  name,title  strings (optional); source: any (optional, ignored)
  exceptions  {"CustomError": "Exception", "SubError": "CustomError"}   custom types -> base
  objects     {"sem": {"type":"semaphore","value":2}, "l": {"type":"lock"},
               "q": {"type":"queue","maxsize":0}, "ev": {"type":"event"}, "c": {"type":"condition"},
               "b": {"type":"barrier","parties":2}}    parties: 1 or more, default 2
               "pool": {"type":"executor","max_workers":2}    max_workers: 1 or more, default 1
               "v": {"type":"context_var","default":"none"}   default: a number, text, true, false or null; without it get() raises LookupError
              a semaphore with "bounded": true, a queue with "order": "fifo" | "lifo" | "priority"
  coros       {"work": {"params":["ok"], "body":[STEP...]}, "main": {"body":[...]}}
  main        "main" | {"coro":"main","args":{...}}
  then        ["second"]   coroutines without parameters: an asyncio.run of its own for each, once the one before has returned
  eager       false | true   (true needs Python >= 3.12: eager task factory)
  python      "3.11" ... "3.14": the version it is meant for (ignored here: the interpreter decides)
  external    [{"at":500,"op":"cancel","of":"$t","msg":null}, {"at":..,"op":"set_result","of":"$f","value":1},
               {"at":..,"op":"event_set","of":"ev"},
               {"at":..,"op":"interrupt"}]                  things the user does, at absolute ms; interrupt: Ctrl-C

NAMES   x        local variable of the current coroutine call (or one of its params)
        $x       program-global variable (lives until interpreter exit)
        @self    the current task
        A local dies when its coroutine call ends (normally or not), in order of first binding.
VALUES  JSON scalars/lists, or {"var":"x"}. Strings are literal, except "text" and "msg" where
        {x} is replaced by the value of x (an exception prints its message).
        {"item":[LIST,VALUE]}  = LIST[VALUE % len(LIST)]; LIST: a literal non-empty JSON list (of VALUES) or
        {"var":"x"}. The VALUE must be an integer; % is Python's (never negative); a variable that holds
        an empty list raises ZeroDivisionError. Usable wherever a VALUE is: args, sleep ms, the values of
        return/set/put/set_result/{"sleep":..}, operands of cond, elements of lists.
        {"text()":"{x} of {y}"}  = f"{x} of {y}"
        {"at()":[A,B]} = A[B]   {"len()":[A]}   {"copy()":[A]} = list(A)   {"type()":[A]} = type(A).__name__
        {"notes()":[E]} = list(getattr(E, "__notes__", []))   {"cause()":[E]} = E.__cause__   {"context()":[E]} = E.__context__
        {"members()":[E]} = list(E.exceptions)
        {"get()":[{"var":"v"}]} = v.get()   v: a context_var
        {"time()":[]} = the clock of the loop in whole ms
        {"+":[A,B]} {"-":[A,B]} {"*":[A,B]}  = Python's A + B, A - B, A * B; A and B: VALUES
CORO    {"coro":"work","args":{"ok":false}}            or inline {"coro":"anything","body":[...]}
AWAITABLE
        CORO                              a fresh coroutine object
        {"var":"x"}                       whatever x holds
        {"spawn":CORO,"name":"n"}         create_task(...)
        {"gather":[AWAITABLE...],"return_exceptions":false}
        {"shield":AWAITABLE}   {"wait_for":AWAITABLE,"ms":100}   {"sleep":100,"value":1}
        {"to_thread":CORO}                a coroutine object that runs a function in a thread
        {"run_in_executor":CORO,"executor":"pool"}   a future; without executor: the threads of to_thread
                                          CORO: no coroutine but a function; its steps need no loop
        {"each":"xs"}                     only inside gather/as_completed/list: every element of list xs
TIMES   only inside the lists of gather/as_completed/list (ops and the nested {"gather":[..]}):
        CORO with "times":N               N (0..1000000) fresh coroutine objects in a row
        {"spawn":CORO,"times":N,..}       N tasks in a row
        If the coroutine has a parameter "index" which is not in args, it is bound to 0,1,..,N-1 (counted
        anew for every "times"). args are evaluated for every object, in the coroutine that makes them.
        The op spawn takes times as well: {"op":"spawn","coro":"work","times":N}: N tasks; with "as" a list of them.

STEP = {"op": ...}
  log{text} | sleep{ms: number or VALUE} | block{ms: number or VALUE} | return{value?} | raise{type,msg?,from?} | reraise
  raise_value{of,from?}                   raises what a variable holds
  raise_first{n,counter,type,msg?}        raises on the first n executions (program-wide counter)
  try{body, except:[{types,as?,body}] | except_star:[...], else?, finally?}
  if{cond,then,else?}   cond: {"truthy":V} {"eq":[V,V]} {"not":cond} {"isinstance":[V,"Type"]}
                              {"done":"t"} {"cancelled":"t"} {"cancelling":"t"} {"<":[V,V]} {"<=":[V,V]} {">":[V,V]} {">=":[V,V]} {"in":[V,V]}
                              {"and":[cond..]} {"or":[cond..]}
  for{in,as,index?,body} | repeat{times,body} | while{cond,body} | break | continue | set{as,value} | drop{of}
  await{of:AWAITABLE,as?} | let{of:AWAITABLE,as?}     let = evaluate without awaiting
  list{of:[AWAITABLE..],as}               a list of coroutine objects / tasks, nothing awaited
  sugar: call{coro,args?,body?,as?}  make{coro,..,as?}  spawn{coro,..,times?,name?,as?,in?,eager_start?}  (in = task_group var; eager_start needs Python >= 3.14)
         gather{of:[..],return_exceptions?,as?,await?}  shield{of,as?,await?}  wait_for{of,ms,as?}
  wait{of:[x..],ms?,return_when?,done?,pending?}      x: variable names (tasks or lists of tasks)
  as_completed{of:[AWAITABLE..],ms?,as,body,async?}   body must await {"var":as} itself; async: async for, gives tasks (needs Python >= 3.13)
  task_group{as?,body} | timeout{ms,as?,body} | reschedule{of,ms}
  timeout_at{at: VALUE computed, or null,as?,body} | reschedule_at{of,at}      at: ms on the clock of the loop
  collect                                             gc.collect()
  run_coroutine_threadsafe{coro,args?,body?,as?} | threadsafe_result{of,ms?,as?} | threadsafe_cancel{of}      only in functions that run in threads
  to_thread{coro,args?,body?,as?}  run_in_executor{coro,args?,body?,executor?,as?,await?} | all_tasks{as,others?}
  cancel{of,msg?} (a task, future or list) | uncancel{of?} | callback{of,id,do?:"log"|"retrieve"|"raise",type?,msg?}
  result{of,as?} | exception{of,as?} | inspect{of}
  future{as} | set_result{of,value?} | set_exception{of,type,msg?}
  retry{of:CORO,attempts,delay,factor?,max?,on:[types],as?}
  semaphore{of,body} | lock{of,body} | put{of,value} | get{of,as?} | task_done{of} | join{of}
  event_set{of} | event_clear{of} | event_wait{of} | acquire{of} | release{of}
  condition{of,body} | condition_wait{of} | condition_wait_for{of,cond} | notify{of,n?,all?} | barrier_wait{of,as?} | barrier_reset{of} | barrier_abort{of}
  put_nowait{of,value} | get_nowait{of,as?} | queue_shutdown{of,immediate?} (needs Python >= 3.13)
  append{of,value} | extend{of,value} | pop{of,key?,as?} | set_item{of,key,value} | remove{of,value}      lists and dictionaries, in place
  for_range{as,start?,stop,step?,body} | add_note{of,text}
  with{enter:CORO,exit:CORO,as?,sync?,body}           async with an object of these: exit is told the exception in its parameter exc,
                                                      and suppresses it if it returns what is true; args are evaluated first
                                                      sync: true: "with", and both are functions, whose steps cannot await
  exit_stack{as,body} | enter_context{in,enter,exit,as?,sync?} | push_async_callback{in,of:CORO,sync?}
  call_soon{coro,args?,body?,as?} | call_later{ms: number or VALUE,coro,args?,body?,as?}    as: the handle, for cancel
  call_at{at: VALUE computed,coro,args?,body?,as?}    at: as in timeout_at, but not null
  add_done_callback{of,coro,args?,body?}              no coroutines but functions, called by the loop; the first parameter of this one
                                                      is bound to what is done
  set_exception_handler{coro,args?,body?}             its parameters message and exception are bound to what the loop reports
  add_signal_handler{coro,args?,body?} | remove_signal_handler{}      of SIGINT: an interrupt calls the function
  context_set{of,value,as?} | context_reset{of,token}  of: a context_var; as: the token
  yield{value?}           makes the coroutine an async generator, which only async_for, make, let and list may call; its return has no value
  async_for{of:CORO or {"var":x},as,body} | anext{of,as?} | aclose{of}
                                                      left early, the generator loses its last reference: the loop makes a task "name.aclose" for it
  suppress{types,body}                                with contextlib.suppress(types)

TRACE (JSON lines; every line has t = virtual ms, task = who it is about, event; n = loop iteration with --ticks)
  meta            first line: python, impl, loop, scenario
  created         task, coro, args?, by           create_task/gather/wait_for/... made a task
  submitted       task, coro, args?, by           a function was given to a thread: "name@thread-k", "name@pool-k"
  scheduled       task, coro, args?, by           a function was given to the loop: "name@soon-k", "name@later-k", "name@at-k", "name@signal-k", "name@done-k"
  handling        task, coro, args?               the exception handler of the program is called: "name@handler-k"
  context_set     task, of, value                 context_reset  task, of
  started         task                            first step of the task entered its coroutine
  enter / leave   task, coro, args? / outcome, value|exc     a coroutine awaited inline; function: true if it is a function
  enter, yielded, continued, leave   of a generator: coro, args? gen (its number) / coro, value / coro, exc? (raised at its yield) gen / as above
  gen_dropped     task, coro, gen                 the last reference to a generator at its yield is gone: the loop will make a task that closes it
  sleeping        task, ms
  blocking        task, ms                        about to call time.sleep: the clock moves, nothing else runs
  awaiting        task, on                        about to await a task/future/primitive
  resumed         task, on, outcome: ok|raised|cancelled, exc?, suspended
  succeeded       task, value     raised  task, exc     cancelled  task          terminal states
  retrieved       task            its exception was consumed for the first time
  silenced        task            cancel() on a finished failed task: suppresses the report
  never_retrieved task, exc       the "... exception was never retrieved" report
  never_awaited   coro, args?     the "coroutine ... was never awaited" warning (never de-duplicated)
  destroyed_pending task          "Task was destroyed but it is pending!"
  noted exc, text                 add_note
  exc                             {"type","msg","excs"?,"bare"?}; bare: the argument is no text, msg is its repr
  log text | caught exc, handler (its types, or "with " and what suppressed exc) | else | finally | state of,done,cancelled,cancelling
  cancel_requested task(target), by, pending(=return value for a task), msg?
  uncancelled     task, cancelling
  callback        task(target), id, state      callback_error  exc, id?
  tg_enter | tg_exit body | tg_done outcome,exc?      timeout_enter ms,at? | timeout_exit expired,outcome,exc?
  retry attempt,delay,exc | retry_exhausted attempts,exc | released of | future_set of
  shutdown tasks[] | shutdown_exception task,exc | external op,of? | exit outcome,value|exc | next_run value, coro: asyncio.run has returned, and another one begins with coro
  deadlock pending[] | limit                    (real asyncio would hang here)
"""
