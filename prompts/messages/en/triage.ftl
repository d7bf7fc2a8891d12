# Fixed messages for red flags, one a sign. Not yet reviewed by a clinician.
# Each says: stop; the one action, with the number; not alone, no driving; what to do while waiting; what I am. Nothing else.

TRIAGE_CALL_LOCAL = your local emergency number
TRIAGE_CRISIS_LOCAL = a crisis line in your country
TRIAGE_CRISIS_LINE = { $name }, { $number }
TRIAGE_CRISIS_LINE_HOURS = { $name }, { $number } ({ $hours })
TRIAGE_EITHER = { $first } or { $second }
TRIAGE_SOFTWARE = I am software, I cannot examine you.
TRIAGE_SOFTWARE_THEM = I am software, I cannot examine anybody.

# Emergency

TRIAGE_unresponsive =
    Call { $call } now, on speaker, and do what the call-taker says. Gasping is not breathing: if you are not sure that the person breathes normally, start chest compressions.
    Send somebody for a defibrillator (AED). Do not leave the person alone. { TRIAGE_SOFTWARE_THEM }
TRIAGE_self_harm_now =
    I am glad you told me. Call { $call } now. Move away from anything you could hurt yourself with, and ask somebody to come and stay with you.
    If you have taken something or are hurt, say so on the phone, and do not drive yourself. You can also reach { $crisis }. I am software and cannot be with you; a person can.
TRIAGE_stroke =
    Stop now. Call { $call }: one such sign is enough, even if it passes. Note the time it began.
    Do not be alone and do not drive. While waiting: sit or lie down, nothing to eat or drink. { TRIAGE_SOFTWARE }
TRIAGE_anaphylaxis =
    Stop now. If there is an own adrenaline pen, use it at once; then call { $call } and say "anaphylaxis".
    Lie flat with the legs up, sit only if breathing is hard, and do not stand up. A second pen after 5 minutes if it is no better. Do not be alone and do not drive. { TRIAGE_SOFTWARE }
TRIAGE_asthma =
    Stop now and sit upright. Use the reliever inhaler the way the personal asthma plan says. Call { $call } now if it does not get better or gets worse, or if speaking is hard.
    Do not be alone, do not lie down, do not drive. { TRIAGE_SOFTWARE }
TRIAGE_chest_pain =
    Stop now. Call { $call } and wait for the ambulance. Do not drive.
    Do not be alone: have somebody stay and fetch a defibrillator (AED). While waiting: sit down and keep still. The same goes for breathlessness, nausea or jaw and back discomfort without chest pain. { TRIAGE_SOFTWARE }
TRIAGE_breathless_at_rest =
    Stop now and sit upright. Call { $call } now.
    Do not be alone and do not drive. While waiting: stay sitting, loosen tight clothes. { TRIAGE_SOFTWARE }
TRIAGE_fainted_not_recovered =
    Stop all sport now. Call { $call } now and say that somebody fainted and is not fully well again.
    Do not be alone and do not drive. While waiting: lie down, on the side if drowsy; nothing to eat or drink. { TRIAGE_SOFTWARE }
TRIAGE_head_injury_danger =
    Out of play now. Call { $call } for an ambulance.
    Keep head and neck still, leave a helmet on, and do not move the person unless there is danger. Watch the breathing. Never alone, no driving. { TRIAGE_SOFTWARE }
TRIAGE_heat_illness =
    Stop now. Cool first, transport second: into the shade, kit off, cold water up to the neck with the head held; without a tub soaked towels, ice and a fan. Call { $call } at the same time.
    Keep cooling until help takes over. Do not leave the person alone and do not drive. Sweating or not makes no difference. { TRIAGE_SOFTWARE_THEM }
TRIAGE_hyponatraemia =
    Stop now. Call { $call } and tell the crew how much was drunk.
    No more water or other plain fluid. On the side if drowsy. Do not be alone and do not drive. { TRIAGE_SOFTWARE }
TRIAGE_low_blood_sugar =
    Stop exercising now. If fully awake: sugar by mouth at once, then longer-acting food. Call { $call } if drowsy, unable to swallow, or no better in 10 to 15 minutes.
    Drowsy or unconscious: nothing by mouth, recovery position, call now. Do not be alone and do not drive. { TRIAGE_SOFTWARE }
TRIAGE_clot_in_lung =
    Stop now. Call { $call } and tell them about the limb and what came with it.
    Do not be alone and do not drive. While waiting: sit still; no massage, no cuff. { TRIAGE_SOFTWARE }
TRIAGE_cuff_signs =
    Release the cuff and take it off now. Let the limb rest at heart level. If feeling, colour and movement are not back to normal within minutes, call { $call }.
    Do not be alone and do not drive. The cuff stays off; do not rub the limb. { TRIAGE_SOFTWARE }
TRIAGE_cauda_equina =
    Stop now. Go to an emergency department now, or call { $call }.
    Do not drive yourself and do not go alone. Until then: keep to what does not hurt, no stretching, nobody manipulates the back. { TRIAGE_SOFTWARE }

# Urgent: today

TRIAGE_fainted_in_effort =
    Stop all sport. Have it looked at by a doctor today, with a check of the heart, before any exercise.
    Do not be alone and do not drive. Call { $call } if you are not fully awake, faint again, or get chest pain, breathlessness or a racing heart. { TRIAGE_SOFTWARE }
TRIAGE_head_injury =
    Out for today, without exception. See a doctor today.
    Somebody stays for the first hours; no driving, no alcohol, no pills that were not prescribed. Call { $call } for vomiting, growing headache, neck pain, double or lost vision, weakness, numbness or tingling, a seizure, drowsiness, confusion, odd or aggressive behaviour, or blacking out. { TRIAGE_SOFTWARE }
TRIAGE_heat_unwell =
    Stop now: into the shade, take off what is not needed, cool the skin with water and air. Get medical help today.
    Do not be alone and do not drive. Call { $call } and keep cooling at once if there is confusion, odd behaviour, a collapse or a seizure. { TRIAGE_SOFTWARE }
TRIAGE_limb_swelling =
    Stop training. Get medical care today and show them the limb.
    No massage, no foam roller, no cuff until then. Do not drive yourself. Call { $call } if breathlessness, chest pain or coughing blood comes with it. { TRIAGE_SOFTWARE }
TRIAGE_dark_urine =
    Stop exercising. Go to an emergency department today and ask about muscle breakdown and a CK blood test.
    Drink on the way if thirsty, but not instead of going. No cuff, no anti-inflammatory tablets. Do not drive yourself; call { $call } if very weak, confused or with a racing or irregular heart. { TRIAGE_SOFTWARE }
TRIAGE_palpitations =
    Stop exercising until a doctor has seen you, today or tomorrow.
    Do not be alone. Call { $call } if light-headedness, chest pain, breathlessness or fainting comes with it; then do not drive. { TRIAGE_SOFTWARE }
TRIAGE_breathless_unusual =
    Stop exercising until a doctor has seen you, today or tomorrow.
    Do not be alone. Call { $call } if it is there at rest or lying flat, or with chest pain, light-headedness or blue lips; then do not drive. { TRIAGE_SOFTWARE }
TRIAGE_coughing_blood =
    Stop exercising. Get medical care today.
    Do not be alone and do not drive yourself. Call { $call } if it is a lot, or if breathlessness, chest pain or a swollen leg comes with it. { TRIAGE_SOFTWARE }
TRIAGE_exertion_sign_gone =
    No exercise until a doctor has seen you, today or tomorrow, even though it is gone.
    Do not be alone today. If it comes back, stop, call { $call } and do not drive. { TRIAGE_SOFTWARE }
TRIAGE_very_high_blood_pressure =
    No exercise and no cuff. Sit quietly, measure again after some minutes, and see a doctor today if it stays there.
    Call { $call } with chest pain, breathlessness, a severe headache, weakness, or trouble speaking or seeing; then do not be alone and do not drive. { TRIAGE_SOFTWARE }
TRIAGE_pregnancy_alarm =
    Stop exercising. Call your maternity provider now; if you cannot reach them, or it is heavy or getting worse, call { $call }.
    Do not be alone and do not drive yourself. No cuff. { TRIAGE_SOFTWARE }

# Support

TRIAGE_self_harm =
    Thank you for telling me. Are you thinking about suicide, and are you safe right now?
    If you are not safe, call { $call }. To talk to somebody now: { $crisis }. Please do not stay alone with this: ask somebody you trust to be with you and to help you reach a doctor or counsellor, and keep away from anything you could hurt yourself with. I do not tell your coach without your consent, unless a life is in danger. I am software; a person can be with you.
TRIAGE_eating =
    Thank you for saying this; you are not to blame and not alone with it. Please talk to a doctor, and with them to a dietitian who knows sport. Somebody you trust can come along.
    If you want, we pause the training load until then. If it feels like too much right now, you can reach { $crisis }; in danger call { $call }. { TRIAGE_SOFTWARE }

# Refer

TRIAGE_return_after_concussion =
    Nobody can be cleared by chat. A doctor decides about the return, before step 3 if the head could be hit there, and always before contact.
    The first one or two days: relative rest with light daily activity. Then six steps of usually at least a day each: daily activity; light, then moderate endurance work; sport alone; training without contact; full contact; play. Steps 4 to 6 only without any symptoms, also after effort. If they come back strongly, stop and see a doctor; with vomiting, growing headache or drowsiness call { $call }. { TRIAGE_SOFTWARE }
TRIAGE_cardiac_return =
    Hold training until your cardiology team has decided. Only they can say whether, when and how; I give no date and no plan for it.
    With chest pain, breathlessness, fainting or a racing heart: stop and call { $call }. { TRIAGE_SOFTWARE }
TRIAGE_clot_history_cuff =
    No cuff. With this history only a doctor can say whether it is an option; please ask before any cuff work.
    Call { $call } for a swollen limb with breathlessness, chest pain or coughing blood. { TRIAGE_SOFTWARE }
TRIAGE_high_blood_pressure_cuff =
    No cuff today. Measure again when rested, and see a doctor about the readings; the same day at 180 over 110 or more.
    Call { $call } with chest pain, breathlessness, weakness or trouble speaking. { TRIAGE_SOFTWARE }
TRIAGE_cuff_sign_gone =
    The cuff stays off. Before any more cuff work, have a doctor look at the limb.
    If numbness, a change of colour, weakness or strong pain returns and does not pass within minutes, call { $call }. { TRIAGE_SOFTWARE }
TRIAGE_pregnancy =
    No cuff. Please talk to your maternity provider about training; exercise is usually encouraged.
    Stop and call them for bleeding, abdominal pain, regular painful contractions, fluid leak, breathlessness before effort, dizziness, headache, weakness that affects balance, or calf pain or swelling; with chest pain call { $call }. { TRIAGE_SOFTWARE }
TRIAGE_child =
    No cuff and no maximal tests under 18. Please involve a parent or guardian and a qualified coach: technique comes before load.
    With high blood pressure, seizures, a heart condition or past cancer treatment ask a doctor first. { TRIAGE_SOFTWARE_THEM }
TRIAGE_low_energy =
    Please see a doctor, and with them a dietitian who knows sport. This is common, it is nobody's fault, and it deserves a proper look.
    If you want, we pause the load until then. { TRIAGE_SOFTWARE }
TRIAGE_fever =
    No hard training with fever or an illness of the whole body. Rest; return in steps once the fever is gone, and see a doctor if it lasts or gets worse.
    With chest pain, breathlessness at rest, fainting or a racing heart: stop and call { $call }. { TRIAGE_SOFTWARE }
TRIAGE_KEPT = I keep what you told me, and the plan goes by it.
