"""News to compare, all of it invented: places, people and events."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from annotator.models import Article, Page

DHAKA = timezone(timedelta(hours=6))
MORNING = datetime(2026, 3, 10, 8, tzinfo=DHAKA)

FERRY = {
    "nodi": (
        "তিতলি নদীতে ফেরি উল্টে নিখোঁজ ৯",
        "কাশিয়াঘাটের কাছে তিতলি নদীতে ফেরি ‘সোনালী ভোর’ উল্টে অন্তত নয়জন নিখোঁজ হয়েছেন। সোমবার রাত সাড়ে ১০টার দিকে এ দুর্ঘটনা ঘটে। "
        "কাশিয়াঘাট নৌ পুলিশের পরিদর্শক রমজান হাওলাদার জানান, ফেরিতে ১২০ জনের মতো যাত্রী ছিলেন। ঘাটের ইজারাদার মোবারক গাজী দাবি করেন, "
        "ফেরিটি নতুন করে রং করা হয়েছিল। ডুবুরিরা মঙ্গলবার ভোরে আবার তল্লাশি শুরু করেছেন। নিখোঁজ যাত্রীদের স্বজনেরা নদীর পাড়ে ভিড় করছেন।",
    ),
    "bela": (
        "কাশিয়াঘাটে ফেরিডুবি, বহু যাত্রী নিখোঁজ",
        "তিতলি নদীর কাশিয়াঘাট অংশে ‘সোনালী ভোর’ নামের একটি ফেরি ডুবে গেছে। সোমবার রাতের এ ঘটনায় অন্তত ১২ জন যাত্রী নিখোঁজ রয়েছেন "
        "বলে জানিয়েছে ফায়ার সার্ভিস। বেঁচে ফেরা যাত্রী কুলসুম বানু বলেন, মাঝনদীতে একটি বালুবাহী নৌকার সঙ্গে ধাক্কা লাগে। নৌ পুলিশের পরিদর্শক "
        "রমজান হাওলাদারের মতে, অতিরিক্ত যাত্রী তোলায় ফেরিটি ভারসাম্য হারায়। ডুবুরি দল রাতভর কাশিয়াঘাট এলাকায় তল্লাশি চালিয়েছে।",
    ),
    "alok": (
        "ফেরি ‘সোনালী ভোর’ ডুবল তিতলিতে",
        "সোমবার রাতে তিতলি নদীতে ডুবে যাওয়া ফেরি ‘সোনালী ভোর’ এখনো উদ্ধার হয়নি। কাশিয়াঘাট থেকে ছেড়ে মাঝনদীতে পৌঁছানোর পর ফেরিটি "
        "একদিকে কাত হয়ে যায়। নয়জন যাত্রী নিখোঁজ। অতিরিক্ত যাত্রী তোলায় ফেরিটি ভারসাম্য হারিয়েছিল। নৌ পুলিশের পরিদর্শক রমজান হাওলাদার ঘাটের "
        "ইজারাদার মোবারক গাজীর বিরুদ্ধে মামলা করার কথা জানিয়েছেন।",
    ),
}
SCHOOL = {
    "nodi": (
        "হিজলতলায় স্কুলের ছাদ ধসে পাঠদান বন্ধ",
        "হিজলতলা সরকারি প্রাথমিক বিদ্যালয়ের পুরোনো ভবনের ছাদের একাংশ ধসে পড়েছে। মঙ্গলবার সকালে ক্লাস শুরুর আগে এ ঘটনা ঘটায় কেউ আহত হয়নি। "
        "প্রধান শিক্ষক সালেহা পারভীন বলেন, তিন বছর ধরে ভবনটি মেরামতের আবেদন করে আসছেন তিনি। উপজেলা শিক্ষা কর্মকর্তা জহির রায়হান পাঠদান "
        "সাময়িকভাবে বন্ধ রাখার নির্দেশ দিয়েছেন। অভিভাবকেরা নতুন ভবনের দাবিতে বিক্ষোভ করেছেন।",
    ),
    "bela": (
        "ছাদ ধসে পড়ল হিজলতলা প্রাথমিক বিদ্যালয়ের",
        "ক্লাস শুরুর আধা ঘণ্টা আগে ধসে পড়েছে হিজলতলা সরকারি প্রাথমিক বিদ্যালয়ের ছাদ। মঙ্গলবার সকালের ওই ঘটনার পর বিদ্যালয়ে পাঠদান বন্ধ "
        "রয়েছে। প্রধান শিক্ষক সালেহা পারভীনের অভিযোগ, বারবার জানিয়েও ভবন মেরামত করানো যায়নি। উপজেলা শিক্ষা কর্মকর্তা জহির রায়হান জানান, "
        "টিনের ঘর তুলে দ্রুত ক্লাস শুরু করা হবে।",
    ),
}


def article(headline: str | None, body: str, **known: Any) -> Article:
    """An article that is its own page."""
    page = Page(name="page", path="page", media="record", text=body)
    return Article(page=page, segments=((0, len(body)),), headline=headline, **known)


def dated(outlet: str, headline: str, body: str, hours: float = 0, **known: Any) -> Article:
    """An article published so many hours after the first morning."""
    return article(headline, body, outlet=outlet, published_at=MORNING + timedelta(hours=hours), **known)


def the_news(**known: Any) -> list[tuple[str, Article]]:
    """Two events in several outlets, five articles."""
    return [
        *((f"ferry-{outlet}", dated(outlet, *told, **known)) for outlet, told in FERRY.items()),
        *((f"school-{outlet}", dated(outlet, *told, **known)) for outlet, told in SCHOOL.items()),
    ]


def gold_price(outlet: str, price: str, rise: str, silver: str, hours: float, day: str, date: str) -> Article:
    """What an outlet writes whenever the price of gold changes."""
    body = (
        f"দেশের বাজারে সোনার দাম আবার বেড়েছে। প্রতি ভরিতে {rise} টাকা বাড়িয়ে ২২ ক্যারেটের এক ভরি সোনার দাম {price} টাকা নির্ধারণ করেছে "
        f"স্বর্ণকার সমিতি। {day} ({date}) রাতে এক বিজ্ঞপ্তিতে এ তথ্য জানানো হয়। বিজ্ঞপ্তিতে বলা হয়, স্থানীয় বাজারে তেজাবি সোনার দাম বাড়ায় "
        f"নতুন দর ঠিক করা হয়েছে। রুপার ভরি {silver} টাকা। সোনার দামের সঙ্গে সরকার-নির্ধারিত ভ্যাট ও সমিতির মজুরি যোগ হবে।"
    )
    return dated(outlet, "আবারও বাড়ল সোনার দাম", body, hours)
