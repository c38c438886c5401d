// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {IBallotBox} from "../interfaces/IBallotBox.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {IReputation} from "../interfaces/IReputation.sol";
import {BallotConfig} from "../types/BallotConfig.sol";
import {BallotId, MemberIndex} from "../types/Ids.sol";
import {Member} from "../types/Member.sol";
import {BallotStore} from "./BallotStore.sol";
import {BallotSheet, SheetOption} from "./libraries/BallotSheet.sol";
import {Choices} from "./libraries/Choices.sol";
import {ChoiceText} from "./libraries/ChoiceText.sol";
import {MemberLookup} from "./libraries/MemberLookup.sol";
import {PackedBytes} from "./libraries/PackedBytes.sol";
import {TALLY_WORDS, TallyLanes} from "./libraries/TallyLanes.sol";
import {VoteMessage} from "./libraries/VoteMessage.sol";

/// @title Three ways to vote: by one's own transaction, by a signature that anyone brings, by many signatures at once
/// @dev All three mark the member's bit, add to the same counters and extend the same chain of votes.
abstract contract BallotVoting is BallotStore, EIP712, ERC2771Context {
    using MemberLookup for IMembership;
    using TallyLanes for uint256[TALLY_WORDS];

    /// @dev A sheet that was read, with the memory in which each vote's text and message are made.
    struct Wording {
        SheetOption[] options;
        uint256 message;
        uint256 buffer;
    }

    /// @dev What a batch adds, gathered in memory and written once.
    struct Batch {
        uint256[TALLY_WORDS] sums;
        bytes votes;
        uint256 votesCursor;
        bytes skipped;
        uint256 skippedCursor;
        uint256 markWord;
        uint256 marks;
    }

    uint256 private constant MAX_BATCH = 500;
    uint256 private constant SIGNATURE_BYTES = 64;
    uint256 private constant INDEX_BYTES = 3;
    uint256 private constant WEIGHT_BYTES = 4;
    uint256 private constant SKIP_BYTES = 3;
    uint256 private constant NO_WORD = type(uint256).max;

    /// @notice Who may vote.
    IMembership public immutable membership;
    /// @notice How much an advisory vote weighs.
    IReputation public immutable reputation;

    constructor(IMembership membership_, IReputation reputation_) {
        membership = membership_;
        reputation = reputation_;
    }

    /// @inheritdoc IBallotBox
    function cast(BallotId ballotId, uint256 choices) external {
        Poll storage poll = _polls[ballotId];
        BallotConfig config = _openConfig(ballotId, poll);
        if (!Choices.areValid(config, choices)) revert BallotBoxInvalidChoices(ballotId, choices);
        // Most voters send their own transactions, so that is asked first.
        address account = msg.sender == trustedForwarder() ? _msgSender() : msg.sender;
        _castOne(ballotId, poll, config, choices, account);
    }

    /// @inheritdoc IBallotBox
    function castFor(
        BallotId ballotId,
        uint256 choices,
        bytes calldata signer,
        bytes calldata signature,
        bytes calldata sheet
    ) external {
        Poll storage poll = _polls[ballotId];
        BallotConfig config = _openConfig(ballotId, poll);
        bytes32 digest = _digestOf(ballotId, config, choices, sheet);
        // An ERC-7913 signer is longer than an address: a verifier and a key, whose account is their hash.
        address account = signer.length == 20 ? address(bytes20(signer)) : address(uint160(uint256(keccak256(signer))));
        if (!SignatureChecker.isValidSignatureNow(signer, digest, signature)) {
            revert BallotBoxInvalidSignature(account);
        }
        _castOne(ballotId, poll, config, choices, account);
    }

    /// @inheritdoc IBallotBox
    /// @dev Three passes: recover all signers, ask Membership (and Reputation) once for all of them, count in memory.
    function castBatch(BallotId ballotId, bytes calldata entries, bytes calldata sheet) external {
        Poll storage poll = _polls[ballotId];
        BallotConfig config = _openConfig(ballotId, poll);
        address[] memory accounts = _recoverAll(ballotId, config, entries, sheet);
        Member[] memory members = membership.many(config.commonsId(), accounts);
        Batch memory batch;
        _countAll(poll.voted, config, entries, accounts, members, batch);
        PackedBytes.close(batch.skipped, batch.skippedCursor);
        uint256 counted = accounts.length - batch.skipped.length / SKIP_BYTES;
        if (counted != 0) {
            PackedBytes.close(batch.votes, batch.votesCursor);
            uint256 lanes = config.optionCount();
            if (config.countsVoters()) batch.sums.add(lanes++, counted);
            poll.tally.store(batch.sums, TallyLanes.wordsFor(lanes), keccak256(batch.votes));
            PackedBytes.publish(batch.votes, VotesCast.selector, BallotId.unwrap(ballotId));
        }
        if (batch.skipped.length != 0) {
            PackedBytes.publish(batch.skipped, VotesSkipped.selector, BallotId.unwrap(ballotId));
        }
    }

    function _castOne(
        BallotId ballotId,
        Poll storage poll,
        BallotConfig config,
        uint256 choices,
        address account
    ) private {
        Member member = membership.one(config.commonsId(), account);
        if (!member.mayVoteFrom(config.start())) _revertFor(config, member, account);
        uint256 index = MemberIndex.unwrap(member.index());
        _markOne(ballotId, poll.voted, index);
        if (config.isOneFlag()) {
            uint256 width = config.choiceBytes();
            poll.tally.publishFlag(index, choices, width, VotesCast.selector, BallotId.unwrap(ballotId));
            return;
        }
        uint256 weight = 1;
        bytes32 voteHash;
        if (config.weighted()) {
            weight = _weightOf(config, member, account);
            // Weighted choices are flags, 8 bytes at most, so the weight fits behind them.
            voteHash = _publishOne(ballotId, index, (choices << 32) | weight, config.choiceBytes() + WEIGHT_BYTES);
        } else {
            voteHash = _publishOne(ballotId, index, choices, config.choiceBytes());
        }
        poll.tally.storeOne(choices, config.optionBits(), weight, config.optionCount(), voteHash);
    }

    function _publishOne(BallotId ballotId, uint256 index, uint256 rest, uint256 width) private returns (bytes32) {
        return PackedBytes.publishPair(index, rest, width, VotesCast.selector, BallotId.unwrap(ballotId));
    }

    function _markOne(BallotId ballotId, mapping(uint256 => Marks) storage voted, uint256 index) private {
        Marks storage marks = voted[index >> 8];
        uint256 bits = marks.bits;
        uint256 mark = 1 << (index & 255);
        if (bits & mark != 0) revert BallotBoxAlreadyVoted(ballotId, MemberIndex.wrap(uint32(index)));
        marks.bits = bits | mark;
    }

    function _revertFor(BallotConfig config, Member member, address account) private pure {
        if (!member.isActive()) revert BallotBoxNotMember(config.commonsId(), account);
        revert BallotBoxMemberAfterStart(config.commonsId(), account);
    }

    function _weightOf(BallotConfig config, Member member, address account) private view returns (uint256 weight) {
        MemberIndex[] memory indexes = new MemberIndex[](1);
        indexes[0] = member.index();
        weight = reputation.pastReputation(config.commonsId(), indexes, config.start())[0];
        if (weight == 0) revert BallotBoxNoReputation(config.commonsId(), account);
    }

    /// @dev Entries in a batch, or a revert where the bytes are not 1 to 500 whole entries.
    function _batchLength(BallotConfig config, uint256 bytesLength) private pure returns (uint256 length) {
        uint256 entryBytes = SIGNATURE_BYTES + config.choiceBytes();
        length = bytesLength / entryBytes;
        if (length == 0 || length > MAX_BATCH || length * entryBytes != bytesLength) {
            revert BallotBoxInvalidBatch(bytesLength);
        }
    }

    /// @dev What the voter of these choices signs.
    function _digestOf(
        BallotId ballotId,
        BallotConfig config,
        uint256 choices,
        bytes calldata sheet
    ) private view returns (bytes32) {
        Wording memory wording = _wordingOf(ballotId, config, sheet);
        if (!Choices.areValid(config, choices)) revert BallotBoxInvalidChoices(ballotId, choices);
        return
            VoteMessage.digest(
                wording.message,
                ChoiceText.hash(wording.options, choices, config.optionBits(), wording.buffer),
                choices
            );
    }

    /// @dev The signer of each entry; the zero address for an invalid signature and for invalid choices.
    function _recoverAll(
        BallotId ballotId,
        BallotConfig config,
        bytes calldata entries,
        bytes calldata sheet
    ) private view returns (address[] memory accounts) {
        uint256 length = _batchLength(config, entries.length);
        Wording memory wording = _wordingOf(ballotId, config, sheet);
        accounts = new address[](length);
        uint256 offset = 0;
        unchecked {
            uint256 entryBytes = SIGNATURE_BYTES + config.choiceBytes();
            for (uint256 i = 0; i < length; ++i) {
                accounts[i] = _signerOf(wording, config, entries, offset);
                offset += entryBytes;
            }
        }
    }

    /// @dev The signer of the entry at this offset, or the zero address.
    function _signerOf(
        Wording memory wording,
        BallotConfig config,
        bytes calldata entries,
        uint256 offset
    ) private view returns (address) {
        uint256 choices = PackedBytes.read(entries, offset + SIGNATURE_BYTES, config.choiceBytes());
        if (!Choices.areValid(config, choices)) return address(0);
        bytes32 choiceHash = ChoiceText.hash(wording.options, choices, config.optionBits(), wording.buffer);
        return VoteMessage.recover(wording.message, choiceHash, choices, entries, offset);
    }

    /// @dev Checks the sheet against the ballot and reads it once for all its votes.
    function _wordingOf(
        BallotId ballotId,
        BallotConfig config,
        bytes memory sheet
    ) private view returns (Wording memory wording) {
        _checkSheet(ballotId, sheet);
        BallotSheet.Sheet memory words = BallotSheet.read(sheet, config.optionCount());
        wording.options = words.options;
        wording.message = VoteMessage.prepare(_domainSeparatorV4(), ballotId, words.commonsHash, words.questionHash);
        wording.buffer = ChoiceText.allocate(sheet.length, config.optionCount());
    }

    function _countAll(
        mapping(uint256 => Marks) storage voted,
        BallotConfig config,
        bytes calldata entries,
        address[] memory accounts,
        Member[] memory members,
        Batch memory batch
    ) private {
        uint256 packedBytes = INDEX_BYTES + config.choiceBytes() + (config.weighted() ? WEIGHT_BYTES : 0);
        (batch.votes, batch.votesCursor) = PackedBytes.allocate(members.length * packedBytes);
        (batch.skipped, batch.skippedCursor) = PackedBytes.allocate(members.length * SKIP_BYTES);
        batch.markWord = NO_WORD;
        uint32[] memory weights = _weights(config, members);
        uint256 offset = SIGNATURE_BYTES;
        for (uint256 i = 0; i < members.length;) {
            uint256 choices = PackedBytes.read(entries, offset, config.choiceBytes());
            Member member = members[i];
            uint256 weight = weights.length == 0 ? 1 : weights[i];
            Skip skip = Skip.None;
            if (!member.mayVoteFrom(config.start()) || weight == 0) {
                skip = _skipReason(config, choices, accounts[i], member);
            } else if (!_mark(voted, batch, member)) {
                skip = Skip.AlreadyVoted;
            } else {
                _count(config, batch, member, choices, weight);
            }
            if (skip != Skip.None) {
                batch.skippedCursor = PackedBytes.append(batch.skippedCursor, (i << 8) | uint256(skip), SKIP_BYTES);
            }
            unchecked {
                offset += SIGNATURE_BYTES + config.choiceBytes();
                ++i;
            }
        }
        if (batch.markWord != NO_WORD) voted[batch.markWord].bits = batch.marks;
    }

    /// @dev What the members' votes weigh, or nothing in a ballot where all weigh the same.
    function _weights(BallotConfig config, Member[] memory members) private view returns (uint32[] memory weights) {
        if (!config.weighted()) return weights;
        MemberIndex[] memory indexes = new MemberIndex[](members.length);
        for (uint256 i = 0; i < members.length; ++i) indexes[i] = members[i].index();
        return reputation.pastReputation(config.commonsId(), indexes, config.start());
    }

    /// @dev Why an entry does not count. Its signer is the zero address where the choices or the signature are bad.
    function _skipReason(
        BallotConfig config,
        uint256 choices,
        address account,
        Member member
    ) private pure returns (Skip) {
        if (account == address(0)) {
            return Choices.areValid(config, choices) ? Skip.InvalidSignature : Skip.InvalidChoices;
        }
        if (!member.isActive()) return Skip.NotMember;
        return member.joined() > config.start() ? Skip.MemberAfterStart : Skip.NoReputation;
    }

    /// @dev Marks a member as having voted; false if it had. The word of the last member stays in memory, because
    /// neighbours share it, and is written when another one is needed.
    function _mark(mapping(uint256 => Marks) storage voted, Batch memory batch, Member member) private returns (bool) {
        uint256 index = MemberIndex.unwrap(member.index());
        if (index >> 8 != batch.markWord) {
            if (batch.markWord != NO_WORD) voted[batch.markWord].bits = batch.marks;
            batch.markWord = index >> 8;
            batch.marks = voted[index >> 8].bits;
        }
        uint256 mark = 1 << (index & 255);
        uint256 marks = batch.marks;
        if (marks & mark != 0) return false;
        batch.marks = marks | mark;
        return true;
    }

    function _count(
        BallotConfig config,
        Batch memory batch,
        Member member,
        uint256 choices,
        uint256 weight
    ) private pure {
        uint256 cursor = PackedBytes.append(batch.votesCursor, MemberIndex.unwrap(member.index()), INDEX_BYTES);
        cursor = PackedBytes.append(cursor, choices, config.choiceBytes());
        if (config.weighted()) cursor = PackedBytes.append(cursor, weight, WEIGHT_BYTES);
        batch.votesCursor = cursor;
        batch.sums.addChoices(choices, config.optionBits(), weight);
    }
}
